using YoungFutures.Domain.Interventions;

namespace YoungFutures.Web.Features.Interventions;

public static class InterventionColour
{
    /// <summary>The colour of a status's tag; it only repeats what the word says.</summary>
    public static string Of(InterventionStatus status) => status switch
    {
        InterventionStatus.Offered or InterventionStatus.Waiting => "yellow",
        InterventionStatus.Accepted or InterventionStatus.Started => "blue",
        InterventionStatus.OnHold or InterventionStatus.CameBack => "orange",
        InterventionStatus.Completed or InterventionStatus.HandedOver => "green",
        _ => "grey",
    };
}
