using Microsoft.Playwright;

namespace RobustBench.Browser;

/// <summary>report.html as a person meets it: in a browser, offline, at several widths, with the keyboard, on paper.</summary>
public sealed class ReportTests(Chromium browser, Results results) : IClassFixture<Chromium>, IClassFixture<Results>
{
    [Fact]
    public void Twenty_models_by_forty_conditions_with_samples_stay_below_5_megabytes()
    {
        Assert.Empty(results.Result.Failed);
        Assert.InRange(new FileInfo(results.Report).Length, 1_000_000, 5_000_000);
    }

    [SkippableTheory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(2560, ColorScheme.Light)]
    public async Task The_page_fits_its_width_without_a_complaint_and_asks_for_nothing(int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(results.Report, width);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });

        Assert.Equal(width, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests.Skip(1), url => Assert.StartsWith("data:", url, StringComparison.Ordinal));
        await SaveAsync(page, $"{width}-{scheme}");
    }

    [SkippableFact]
    public async Task Every_cell_has_its_number_its_colour_and_its_figures()
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);

        var cells = page.Page.Locator(".matrix td[title]");
        Assert.Equal(Results.Models * Results.Conditions, await cells.CountAsync());
        Assert.Equal("0.0", await cells.Nth(0).TextContentAsync());
        Assert.StartsWith("a_network_of_some_length_0 · photographs · clean: n = 50, correct 0 (0.0%), 95% interval 0.0–7.1%, mean confidence 50.0%", await cells.Nth(0).GetAttributeAsync("title"), StringComparison.Ordinal);
        Assert.Equal(["rgb(68, 1, 84)", "rgb(255, 255, 255)"], await ColoursAsync(cells.Nth(0)));
        Assert.NotEqual(await ColoursAsync(cells.Nth(0)), await ColoursAsync(cells.Nth(5)));

        static async Task<string[]> ColoursAsync(ILocator cell) =>
            await cell.EvaluateAsync<string[]>("cell => [getComputedStyle(cell).backgroundColor, getComputedStyle(cell).color]");
    }

    [SkippableFact]
    public async Task Names_that_try_to_be_script_are_text()
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);

        Assert.Equal(Results.Hostile, await page.Page.Locator(".matrix thead th").Nth(4).TextContentAsync());
        Assert.Equal(Results.Hostile, await page.Page.Locator(".lead").TextContentAsync());
        Assert.Equal(1, await page.Page.Locator("script").CountAsync());
        Assert.Equal(0, await page.Page.Locator("[onerror]").CountAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task No_script_but_the_pages_own_runs_even_where_one_is_put_in()
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);

        await page.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); }");

        Assert.Null(await page.Page.EvaluateAsync<int?>("window.ran ?? null"));
        Assert.Contains("Content Security Policy", Assert.Single(page.Complaints), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Heading_and_first_column_stay_while_the_table_scrolls_in_its_box()
    {
        await using var page = await browser.OpenAsync(results.Report, 400);

        var moved = await page.Page.EvaluateAsync<double[]>("""
            () => {
              const box = document.querySelector('.matrix').closest('.scroll');
              const [head, side] = [box.querySelectorAll('thead th')[5], box.querySelectorAll('tbody th')[3]];
              const before = [head.getBoundingClientRect().top, side.getBoundingClientRect().left];
              box.scrollTop = 200; box.scrollLeft = 300;
              return [box.scrollTop, box.scrollLeft, head.getBoundingClientRect().top - before[0], side.getBoundingClientRect().left - before[1]];
            }
            """);

        Assert.Equal([200, 300, 0, 0], moved.Select(moves => Math.Round(moves)));
    }

    [SkippableFact]
    public async Task Arrow_keys_move_through_the_table_and_tell_the_figures_of_the_cell()
    {
        await using var page = await browser.OpenAsync(results.Report, 400);
        await page.Page.Locator(".matrix td[tabindex='0']").FocusAsync();

        foreach (var key in new[] { "ArrowRight", "ArrowDown", "ArrowDown", "End", "ArrowRight", "ArrowLeft" }) await page.Page.Keyboard.PressAsync(key);

        var expected = "a_network_of_some_length_18 · photographs · contrast(level=0.2): ";
        Assert.StartsWith(expected, await page.Page.Locator(".details").TextContentAsync(), StringComparison.Ordinal);
        Assert.StartsWith(expected, await page.Page.EvaluateAsync<string>("document.activeElement.title"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Page.Locator(".matrix td[tabindex='0']").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("""
            () => {
              const [cell, box] = [document.activeElement.getBoundingClientRect(), document.querySelector('.matrix').closest('.scroll').getBoundingClientRect()];
              return cell.left >= box.left && cell.right <= box.right + 1 && document.elementFromPoint(cell.left + 5, cell.top + 5) === document.activeElement;
            }
            """), "the cell that has the focus can't be seen");
    }

    [SkippableTheory]
    [InlineData("strength", 3)]
    [InlineData("shape-bias", 1)]
    public async Task A_model_that_is_chosen_with_the_keyboard_stands_out_in_every_chart_of_the_section(string section, int charts)
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);
        var button = page.Page.Locator($"#{section} .legend button").Nth(2);

        await button.FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");

        Assert.Equal("true", await button.GetAttributeAsync("aria-pressed"));
        Assert.Equal(charts, await page.Page.Locator($"#{section} svg.chart").CountAsync());
        Assert.Equal(charts, await page.Page.Locator($"#{section} .series.on[data-model='2']").CountAsync());
        Assert.Equal(charts, await page.Page.Locator(".series.on").CountAsync());
    }

    [SkippableFact]
    public async Task In_a_narrow_window_the_chart_of_the_shape_bias_scrolls_in_its_box_and_stays_legible()
    {
        await using var page = await browser.OpenAsync(results.Report, 400);

        var box = page.Page.Locator("#shape-bias figure");

        Assert.True(await box.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth && box.clientWidth <= 400"), "the chart does not scroll");
        Assert.InRange(await box.Locator("svg").EvaluateAsync<double>("chart => chart.getBoundingClientRect().width"), 600, 900);
    }

    [SkippableFact]
    public async Task A_condition_leads_to_its_stimuli()
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);

        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "contrast(level=0.5)", Exact = true }).ClickAsync();

        var figure = page.Page.Locator("figure:target");
        Assert.Equal("contrast(level=0.5)", await figure.Locator("figcaption").TextContentAsync());
        Assert.True(await figure.Locator("img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
    }

    [SkippableFact]
    public async Task Printed_the_whole_table_is_there()
    {
        await using var page = await browser.OpenAsync(results.Report, 1280);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal("visible", await page.Page.Locator(".scroll").First.EvaluateAsync<string>("box => getComputedStyle(box).overflowY"));
        Assert.NotEmpty(await page.Page.PdfAsync());
    }

    /// <summary>Keeps a picture of the page for a person, where ROBUSTBENCH_SCREENSHOTS names a folder.</summary>
    private static async Task SaveAsync(OpenPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ROBUSTBENCH_SCREENSHOTS") is { Length: > 0 } folder)
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
