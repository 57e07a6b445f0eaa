using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions;

/// <summary>What provider and lead practitioner are told of each other's turn: a reference, a date and a link.</summary>
public static class InterventionLetters
{
    public static Task OfferTo(this Letters letters, Intervention offered, Act act) => letters.Send(offered.WorkerId, act.CoordinatorId, $"/interventions/{offered.Id}",
        T => T["Case {0}: support is asked of your service", offered.CaseReference],
        T => T["Your service is asked to support the young person of case {0}. Say yes, or why not, by {1}:", offered.CaseReference, T.Day(offered.DueOn!.Value)], offered.CaseId);

    public static Task SayAnswered(this Letters letters, Intervention answered, Act act) => letters.Send(answered.Case.LeadPractitionerId, act.CoordinatorId, $"/interventions/{answered.Id}",
        T => T["Case {0}: a service has answered", answered.CaseReference],
        T => T["A service has answered about support for the young person of case {0}. Read its answer, and what follows from it:", answered.CaseReference], answered.CaseId);

    public static Task SayEndedToLead(this Letters letters, Intervention ended, Act act) => letters.Send(ended.Case.LeadPractitionerId, act.CoordinatorId, $"/interventions/{ended.Id}",
        T => T["Case {0}: support has ended", ended.CaseReference],
        T => T["A service says that its support for the young person of case {0} has ended. Read how:", ended.CaseReference], ended.CaseId);

    /// <summary>The provider learns that it has stopped or rests, and no reason. It no longer opens what has ended.</summary>
    public static Task SayStatus(this Letters letters, Intervention changed, Act act) => letters.Send(changed.WorkerId, act.CoordinatorId, "/interventions",
        T => T["Case {0}: {1}", changed.CaseReference, T.Of(changed.Status)],
        T => changed.IsOpen
            ? T["Support for the young person of case {0} is on hold. Hold no sessions until you are told that it goes on:", changed.CaseReference]
            : T["Support for the young person of case {0} has ended. Hold no more sessions. Those whom you support now:", changed.CaseReference], changed.CaseId);

    /// <summary>Does what may stop support, and tells the provider of each that it did. The case must be loaded whole.</summary>
    public static async Task SayWhatStops(this Letters letters, Case @case, Act act, Action does)
    {
        var before = @case.Interventions.Where(support => support.IsOpen).Select(support => (Support: support, support.Status)).ToList();
        does();
        foreach (var (support, status) in before)
            if (support.Status != status) await letters.SayStatus(support, act);
    }

    public static Task SayGoesOn(this Letters letters, Intervention resumed, Act act) => letters.Send(resumed.WorkerId, act.CoordinatorId, $"/interventions/{resumed.Id}",
        T => T["Case {0}: support goes on", resumed.CaseReference],
        T => T["Support for the young person of case {0} can go on. Arrange the next session:", resumed.CaseReference], resumed.CaseId);

    /// <summary>A service has closed: whoever leads the case hears that it came back.</summary>
    public static Func<YoungFuturesDb, Intervention, Act, Task> SayClosed(SiteAddress address, Words words) => (db, back, act) =>
        new Letters(db, address, words).Send(back.OwnerId, act.CoordinatorId, $"/interventions/{back.Id}",
            T => T["Case {0}: a service has closed", back.CaseReference],
            T => T["A service that supported the young person of case {0}, or was going to, has closed. Find another way by {1}:", back.CaseReference, T.Day(back.DueOn!.Value)], back.CaseId);
}
