namespace YoungFutures.Web.Security;

/// <summary>
/// A browser by the name its owner knows it by, such as <c>Firefox, Windows</c>, so that a list of sessions can be read. Only names that stand here are ever kept: no
/// version, no model, nothing by which one browser could be told from others of its kind.
/// </summary>
public static class BrowserName
{
    // Each says the names of those before it in history as well, so the order decides.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Machines =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <returns>Nothing where neither is known.</returns>
    public static string? Of(string? userAgent)
    {
        string?[] names = [Named(Browsers, userAgent), Named(Machines, userAgent)];
        return names.OfType<string>().ToList() is { Count: > 0 } known ? string.Join(", ", known) : null;
    }

    private static string? Named((string Mark, string Name)[] names, string? userAgent) =>
        names.Where(name => userAgent?.Contains(name.Mark, StringComparison.Ordinal) == true).Select(name => name.Name).FirstOrDefault();
}
