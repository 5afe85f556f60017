namespace RobustBench;

/// <summary>How many images show a drop of accuracy.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Discordance">The share of images that only one of the two models decides rightly.</param>
/// <param name="DiscordanceSource">Where that share is from.</param>
/// <param name="Images">The images it takes for 80% power.</param>
public sealed record Detection(double Drop, double Discordance, string DiscordanceSource, long Images);
