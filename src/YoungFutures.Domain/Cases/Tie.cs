using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Cases;

/// <summary>What somebody has to do with the young person of a case beside, or before, the panel's work.</summary>
public enum Tie
{
    [Display(Name = "Relative")] Relative,
    [Display(Name = "Member of the household")] Household,
    [Display(Name = "Victim")] Victim,
    [Display(Name = "Complainant")] Complainant,
    [Display(Name = "Subject of an allegation")] SubjectOfAllegation,
    [Display(Name = "Another personal tie")] Personal,
    [Display(Name = "Referred the young person")] Referred,
    [Display(Name = "Taught the young person")] Taught,
    [Display(Name = "Worked with the young person")] WorkedWith,
}

public static class Ties
{
    /// <summary>Conflicts keep somebody away. Having done one's work with a young person is none: it is an interest, and is shown.</summary>
    public static readonly IReadOnlyList<Tie> Conflicts = [Tie.Relative, Tie.Household, Tie.Victim, Tie.Complainant, Tie.SubjectOfAllegation, Tie.Personal];
    public static readonly IReadOnlyList<Tie> Interests = [Tie.Referred, Tie.Taught, Tie.WorkedWith];

    /// <summary>As what somebody can be named in a case.</summary>
    public static readonly IReadOnlyList<Tie> OfNamedPeople = [Tie.Relative, Tie.Household, Tie.Victim, Tie.Complainant, Tie.SubjectOfAllegation];

    public static bool IsConflict(this Tie tie) => Conflicts.Contains(tie);
}
