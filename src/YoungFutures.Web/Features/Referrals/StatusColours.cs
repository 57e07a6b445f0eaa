using YoungFutures.Domain.Referrals;

namespace YoungFutures.Web.Features.Referrals;

public static class StatusColours
{
    public static string Of(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => "grey",
        ReferralStatus.Submitted => "blue",
        ReferralStatus.Screening => "turquoise",
        ReferralStatus.AwaitingInformation => "yellow",
        ReferralStatus.Accepted => "green",
        ReferralStatus.Redirected => "purple",
        _ => "grey",
    };
}
