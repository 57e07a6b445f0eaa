namespace YoungFutures.Web.Features.Shared;

/// <summary>One entry of the main navigation.</summary>
public sealed record NavigationItem(string Text, string Href, bool Active)
{
    /// <summary>Active when the page asked for is this one or stands below it.</summary>
    public static NavigationItem To(string text, string href, PathString asked) => new(text, href, asked.StartsWithSegments(href));
}

/// <summary>What the head of the page says of the reader, and the pages it offers: only those the reader may open.</summary>
public sealed record Navigation(IReadOnlyList<NavigationItem> Items, string? Name = null, string? Role = null, string? Panel = null)
{
    public static readonly Navigation SignedOut = new([]);

    public bool IsSignedIn => Name is not null;
}

public interface INavigation
{
    Navigation For(HttpContext context);
}
