using System.Reflection;
using Microsoft.Playwright;

namespace RobustBench.Browser;

/// <summary>Headless Chromium of this machine, started once for all tests. Nothing is downloaded, and pages have no network.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string? Executable =
        Environment.GetEnvironmentVariable("ROBUSTBENCH_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    private readonly string _profile = Directory.CreateTempSubdirectory("robustbench-browser-").FullName;
    private IPlaywright? _playwright;
    private IBrowserContext? _context;

    public async Task InitializeAsync()
    {
        if (Executable is null) return;
        var driver = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        _playwright = await Playwright.CreateAsync();
        _context = await _playwright.Chromium.LaunchPersistentContextAsync(_profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Executable,
            Headless = true,
            Offline = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens a file; the calling test, which must be skippable, is skipped where there is no browser.</summary>
    public async Task<OpenPage> OpenAsync(string file, int width, int height = 900)
    {
        Skip.If(_context is null, "there is no Chromium: install the package chromium, or name one in ROBUSTBENCH_CHROMIUM");
        var page = new OpenPage(await _context!.NewPageAsync());
        await page.Page.SetViewportSizeAsync(width, height);
        await page.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_context is not null) await _context.CloseAsync();
        _playwright?.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
