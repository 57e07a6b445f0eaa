using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Sharing;

/// <summary>The powers to share, in the words of the panel’s nation: the Children Act 2004 has other sections in Wales than in England.</summary>
public static class GatewayWords
{
    public static string Of(Words T, Nation nation, LegalGateway gateway) => gateway switch
    {
        LegalGateway.ChildrenAct when nation == Nation.Wales => T["Children Act 2004, sections 25 and 28 (Wales)"],
        LegalGateway.ChildrenAct => T["Children Act 2004, sections 10 and 11 (England)"],
        _ => T.Of(gateway),
    };

    public static IReadOnlyList<Choice> Choices(Words T, Nation nation, Func<LegalGateway, bool>? only = null) =>
        [.. SharingTerms.GatewaysOf(nation).Where(gateway => only?.Invoke(gateway) != false).Select(gateway => new Choice(gateway.ToString(), Of(T, nation, gateway)))];
}
