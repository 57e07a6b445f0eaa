using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Reference;

public enum ReferenceKind
{
    [Display(Name = "Triggers")] Trigger,
    [Display(Name = "Concerns")] Concern,
    [Display(Name = "Strengths")] Strength,
    [Display(Name = "Ethnicity")] Ethnicity,
    [Display(Name = "Care status")] CareStatus,
    [Display(Name = "Learning needs")] LearningNeeds,
    [Display(Name = "Services to redirect to")] RedirectTarget,
}

/// <summary>One entry of a list that people choose from, in both languages, for as long as it is in force.</summary>
public sealed class ReferenceEntry : Record
{
    private ReferenceEntry() { }

    public ReferenceEntry(ReferenceKind kind, string code, string english, string welsh, int order)
    {
        Kind = kind;
        Code = code;
        English = english;
        Welsh = welsh;
        Order = order;
    }

    public ReferenceKind Kind { get; private set; }
    public string Code { get; private set; } = "";
    public string English { get; private set; } = "";
    public string Welsh { get; private set; } = "";
    public int Order { get; private set; }
    /// <summary>A service to redirect to that holds children at risk: without its reference nobody knows that it has this one.</summary>
    public bool IsSafeguarding => Kind == ReferenceKind.RedirectTarget && Code is ("S01" or "S02" or "S03" or "S04");
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public bool IsInForce(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);

    public void Say(string english, string welsh, int order)
    {
        English = english;
        Welsh = welsh;
        Order = order;
    }
}
