using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Web.Features.Actions;

public static class ActionColour
{
    /// <summary>The colour of a status's tag; it only repeats what the word says.</summary>
    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.Open => "yellow",
        ActionStatus.Accepted => "blue",
        ActionStatus.Done => "green",
        ActionStatus.Declined or ActionStatus.NotDone => "red",
        _ => "grey",
    };
}
