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
    [Display(Name = "Needs")] Need,
    [Display(Name = "What requests about rights are about")] RightsTheme,
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
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    public bool IsInForce(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);

    /// <summary>The same in better words. What has the entry already then reads in them.</summary>
    public void Say(string english, string welsh)
    {
        English = english;
        Welsh = welsh;
    }

    public void ChangePlaces(ReferenceEntry other) => (Order, other.Order) = (other.Order, Order);

    /// <summary>From today it can no longer be chosen; records that hold it keep it.</summary>
    public void Retire(DateOnly today)
    {
        if (!IsInForce(today)) throw new Refused("This entry is retired already.");
        ValidTo = today.AddDays(-1);
    }

    public void Restore(DateOnly today)
    {
        if (IsInForce(today)) throw new Refused("This entry can be chosen already.");
        ValidTo = null;
        if (ValidFrom > today) ValidFrom = today;
    }

    /// <summary>What the codes of entries begin with that an administrator adds: none that is shipped does, now or later.</summary>
    public const string Local = "Z";

    public static string LocalCode(int number) => $"{Local}{number:000}";
}
