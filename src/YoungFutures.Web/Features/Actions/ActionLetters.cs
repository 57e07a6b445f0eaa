using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Actions;

/// <summary>What an agency is told when something is asked of it, at a meeting or outside one.</summary>
public static class ActionLetters
{
    public static Task Ask(this Letters letters, SupportAction action, Act act) => letters.Send(action.OwnerId, act.CoordinatorId, $"/actions/{action.Id}",
        T => T["Case {0}: an action for your agency", action.CaseReference],
        T => T["The panel asks your agency to take on an action on case {0}. Accept or decline it by {1}:", action.CaseReference, T.Day(action.DueOn!.Value)], action.CaseId);

    /// <summary>Reminds by hand of an action that nobody has accepted: whoever has it in hand there, and whoever answers for the agency. Says to how many it was written.</summary>
    public static Task<int> RemindByHand(this Letters letters, SupportAction action) => letters.Remind(
        new(action.OwnerId, action.AgencyId, action.Case.IsRestricted, NobodyHasIt: true, action.CaseId), $"/actions/{action.Id}",
        T => T["Case {0}: an action for your agency", action.CaseReference],
        T => T["The panel waits for your agency’s answer about an action on case {0}, wanted by {1}. Sign in to accept or decline it:", action.CaseReference, T.Day(action.DueOn!.Value)]);

    public static Task AskToLead(this Letters letters, Case @case, Act act) => letters.Send(@case.OwnerId, act.CoordinatorId, $"/cases/{@case.Id}",
        T => T["Case {0}: your agency is asked to lead", @case.Reference],
        T => T["The panel has adopted case {0} and asks your agency to lead it. Take it on by {1}:", @case.Reference, T.Day(@case.DueOn!.Value)], @case.Id);
}
