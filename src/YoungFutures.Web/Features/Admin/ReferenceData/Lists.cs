using YoungFutures.Domain.Reference;

namespace YoungFutures.Web.Features.Admin.ReferenceData;

/// <summary>The lists as their addresses call them.</summary>
public static class Lists
{
    private static readonly (string Address, ReferenceKind Kind)[] All =
    [
        ("triggers", ReferenceKind.Trigger), ("concerns", ReferenceKind.Concern), ("strengths", ReferenceKind.Strength), ("ethnicity", ReferenceKind.Ethnicity),
        ("care-status", ReferenceKind.CareStatus), ("learning-needs", ReferenceKind.LearningNeeds), ("redirect-to", ReferenceKind.RedirectTarget), ("needs", ReferenceKind.Need), ("rights-themes", ReferenceKind.RightsTheme),
    ];

    public static IEnumerable<ReferenceKind> Kinds => All.Select(list => list.Kind);

    public static ReferenceKind? Find(string address) => All.Where(list => list.Address == address).Select(list => (ReferenceKind?)list.Kind).FirstOrDefault();

    public static string Address(ReferenceKind kind) => "/admin/reference-data/" + All.Single(list => list.Kind == kind).Address;
}
