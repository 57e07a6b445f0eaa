using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Retention;

/// <summary>By which line of the schedule a record is kept.</summary>
public enum RetentionRule
{
    [Display(Name = "The panel adopted a case: counted from the date of birth")] Adopted,
    [Display(Name = "The panel adopted a case and the date of birth is not known: counted from the latest it can be")] AdoptedBirthNotKnown,
    [Display(Name = "Never adopted, or support was declined or nobody could be reached: counted from the closing")] NotAdopted,
    [Display(Name = "Referrals that became no case: counted from the ending")] NoCase,
}

/// <summary>What a closed case says about how long it is kept.</summary>
/// <param name="WasAdopted">Once is enough, also where the case was reopened since.</param>
/// <param name="WasSupported">Support had begun, so that there is a history of it.</param>
public sealed record ClosedCase(DateOnly OpenedOn, DateOnly ClosedOn, bool WasAdopted, bool WasSupported, ClosingReason? Because)
{
    /// <summary>Adopted and never begun, because the family did not want it or was not reached, counts as not adopted.</summary>
    public bool IsAdopted => WasAdopted && (WasSupported || Because is not (ClosingReason.Declined or ClosingReason.NotReached));
}

/// <summary>From which day a record is looked at for disposal, and why.</summary>
public sealed record RetentionDate(DateOnly On, RetentionRule Rule)
{
    /// <summary>The latest date of all that there is of one young person. Nothing where there is nothing to count from.</summary>
    /// <param name="cases">Every case, each closed: of the young person and of everybody who was put together with them.</param>
    /// <param name="endings">The days on which referrals ended that became no case.</param>
    public static RetentionDate? Of(DateOnly? bornOn, bool estimated, IReadOnlyCollection<ClosedCase> cases, IReadOnlyCollection<DateOnly> endings, PanelSettings limits)
    {
        var dates = cases.Select(@case => OfCase(bornOn, estimated, @case, limits)).Concat(endings.Select(ended => new RetentionDate(After(ended, limits.NotAdoptedMonths), RetentionRule.NoCase)));
        return dates.OrderBy(date => date.On).ThenByDescending(date => date.Rule).LastOrDefault();
    }

    private static RetentionDate OfCase(DateOnly? bornOn, bool estimated, ClosedCase @case, PanelSettings limits)
    {
        var closing = After(@case.ClosedOn, limits.NotAdoptedMonths);
        if (!@case.IsAdopted) return new(closing, RetentionRule.NotAdopted);
        // An estimated date may be out by months, so it counts as the last day of its year. One that nobody knows counts as the latest that the panel's lowest age allows.
        var born = bornOn is { } day ? estimated ? new DateOnly(day.Year, 12, 31) : day : @case.OpenedOn.AddYears(-limits.MinimumAge);
        var birth = Age.Reaches(born, limits.AdoptedYears);
        // Whatever a date of birth says, nothing goes sooner than if it had not been adopted.
        return new(birth < closing ? closing : birth, bornOn is null ? RetentionRule.AdoptedBirthNotKnown : RetentionRule.Adopted);
    }

    /// <summary>The same day so many months later; the first of the month after where that month is too short, so that nothing goes a day early.</summary>
    public static DateOnly After(DateOnly day, int months)
    {
        var later = day.AddMonths(months);
        return later.Day == day.Day ? later : later.AddDays(1);
    }
}
