using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

/// <summary>The menu offers what the viewer may open, and nothing else.</summary>
public sealed class MenuOfViewer(Words T) : INavigation
{
    public Navigation For(HttpContext context)
    {
        if (context.Features.Get<Viewer>() is not { IsKnown: true } viewer) return Navigation.SignedOut;
        var asked = context.Request.Path;
        List<NavigationItem> items = [NavigationItem.To(T["My work"], "/my-work", asked)];
        if (viewer.May(ReferralRights.List)) items.Add(NavigationItem.To(T["Referrals"], "/referrals", asked));
        if (viewer.May(IdentificationRights.List)) items.Add(NavigationItem.To(T["Found by rules"], "/candidates", asked));
        if (viewer.May(CaseRights.List)) items.Add(NavigationItem.To(T["Cases"], "/cases", asked));
        if (viewer.May(GapRights.List)) items.Add(new(T["Gaps"], "/gaps", asked.Value?.Contains("/gap", StringComparison.Ordinal) == true));
        if (viewer.May(CheckRights.List)) items.Add(NavigationItem.To(T["Checks"], "/checks", asked));
        if (viewer.May(ActionRights.List)) items.Add(NavigationItem.To(T["Actions"], "/actions", asked));
        if (viewer.May(InterventionRights.List)) items.Add(NavigationItem.To(viewer.SitsOnPanel ? T["Support"] : T["Young people we support"], "/interventions", asked));
        if (viewer.May(ServiceRights.List)) items.Add(NavigationItem.To(T["Services"], "/services", asked));
        if (viewer.May(MeetingRights.List)) items.Add(NavigationItem.To(T["Meetings"], "/meetings", asked));
        if (viewer.May(ImportRights.List)) items.Add(NavigationItem.To(T["Imports"], "/imports", asked));
        if (viewer.May(ListRights.List) && !viewer.May(ImportRights.List)) items.Add(NavigationItem.To(T["Lists"], "/lists", asked));
        if (viewer.May(UserRights.Search)) items.Add(NavigationItem.To(T["Search"], "/search", asked));
        if (viewer.May(UserRights.ReadSummary)) items.Add(NavigationItem.To(T["Summary"], "/summary", asked));
        if (viewer.May(ReturnRights.List)) items.Add(NavigationItem.To(T["Returns"], "/returns", asked));
        if (viewer.May(DisclosureRights.Govern)) items.Add(NavigationItem.To(T["Disclosures"], "/disclosures", asked));
        if (viewer.May(UserRights.ReadAudit)) items.Add(NavigationItem.To(T["Audit"], "/audit", asked));
        if (viewer.May(UserRights.Administer)) items.Add(NavigationItem.To(T["Administration"], "/admin", asked));
        var role = viewer.Roles.Select(held => T.Of(held.Role)).Distinct().FirstOrDefault();
        return new Navigation(items, viewer.DisplayName, role);
    }
}
