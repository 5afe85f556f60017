using Microsoft.Playwright;

namespace RobustBench.Browser;

/// <summary>A page with all that it complained about and asked for.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    internal OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, messages and dialogs.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Everything that was loaded, the page itself first.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
