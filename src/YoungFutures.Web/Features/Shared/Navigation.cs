namespace YoungFutures.Web.Features.Shared;

/// <summary>One entry of the main navigation.</summary>
public sealed record NavigationItem(string Text, string Href, bool Active)
{
    /// <summary>Active when the page asked for is this one or stands below it.</summary>
    public static NavigationItem To(string text, string href, PathString asked) => new(text, href, asked.StartsWithSegments(href));

    /// <summary>The pages that stand together behind this entry, itself the first of them; none where it stands alone.</summary>
    public IReadOnlyList<NavigationItem> Pages { get; private init; } = [];

    /// <summary>One entry for pages that belong together: it bears the name of the first and leads there. Nothing when the reader may open none of them.</summary>
    public static NavigationItem? Of(params IEnumerable<NavigationItem?> pages)
    {
        var offered = pages.OfType<NavigationItem>().ToList();
        return offered.Count switch { 0 => null, 1 => offered[0], _ => offered[0] with { Active = offered.Exists(page => page.Active), Pages = offered } };
    }
}

/// <summary>What the head of the page says of the reader, and the pages it offers: only those the reader may open.</summary>
/// <param name="Finds">Whether the reader may look for people and records, from every page.</param>
/// <param name="UsesShortcuts">Whether the reader wants <see cref="MenuKeys"/>.</param>
public sealed record Navigation(IReadOnlyList<NavigationItem> Items, string? Name = null, string? Role = null, string? Panel = null, bool Finds = false, bool UsesShortcuts = false)
{
    public static readonly Navigation SignedOut = new([]);

    public bool IsSignedIn => Name is not null;

    /// <summary>Where the reader is, with the pages that stand beside it; nothing where it stands alone.</summary>
    public NavigationItem? Here => Items.FirstOrDefault(item => item is { Active: true, Pages.Count: > 0 });
}

public interface INavigation
{
    Navigation For(HttpContext context);
}
