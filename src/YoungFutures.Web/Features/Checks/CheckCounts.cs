using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Checks;

/// <summary>How many checks have not come back, and from whom.</summary>
public static class CheckCounts
{
    /// <param name="missing">How many of those that were asked for.</param>
    /// <param name="agencies">Each once, however many checks it owes.</param>
    public static string NotBack(Words T, int missing, int asked, IEnumerable<string> agencies)
    {
        var named = string.Join(", ", agencies);
        return asked == 1 ? T["The one check that was asked for has not come back: {0}", named]
            : missing == 1 ? T["1 of {0} checks has not come back: {1}", asked, named]
            : T["{0} of {1} checks have not come back: {2}", missing, asked, named];
    }
}
