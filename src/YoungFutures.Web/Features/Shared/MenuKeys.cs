namespace YoungFutures.Web.Features.Shared;

/// <summary>A letter that, after a g, leads to a page of the menu.</summary>
public sealed record MenuKey(char Key, NavigationItem To);

/// <summary>
/// Keys for whoever lives in lists and turned them on: <c>g</c> and a letter to a page of the menu, <c>/</c> to the search box, <c>?</c> to the page that lists them. They lead somewhere and do nothing.
/// </summary>
public static class MenuKeys
{
    public const string Page = "/account/shortcuts";

    // The same in both languages, so that a hand that changes the language learns nothing anew.
    private static readonly Dictionary<string, char> Letters = new(StringComparer.Ordinal)
    {
        ["/my-work"] = 'm', ["/referrals"] = 'r', ["/cases"] = 'c', ["/young-people"] = 'y', ["/checks"] = 'k', ["/actions"] = 'a', ["/candidates"] = 'f', ["/gaps"] = 'p', ["/interventions"] = 'i',
        ["/services"] = 's', ["/meetings"] = 'e', ["/summary"] = 'n', ["/audit"] = 'u',
    };

    /// <summary>Those of the pages that this menu offers.</summary>
    public static IReadOnlyList<MenuKey> Of(Navigation navigation) =>
        [.. navigation.Items.SelectMany(item => item.Pages.Count > 0 ? item.Pages : [item]).Where(page => Letters.ContainsKey(page.Href)).Select(page => new MenuKey(Letters[page.Href], page))];
}
