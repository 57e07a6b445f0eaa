using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

/// <summary>The menu offers what the viewer may open, and nothing else. What belongs together stands behind one entry, so that it fits on a line: everything is two presses away.</summary>
public sealed class MenuOfViewer(Words T) : INavigation
{
    public Navigation For(HttpContext context)
    {
        if (context.Features.Get<Viewer>() is not { IsKnown: true } viewer) return Navigation.SignedOut;
        if (context.Features.Get<Security.CodesMissing>() is not null) return new Navigation([], viewer.DisplayName);
        var asked = context.Request.Path;
        NavigationItem? To(bool may, string text, string href) => may ? NavigationItem.To(text, href, asked) : null;

        List<NavigationItem?> items =
        [
            To(true, T["My work"], "/my-work"),
            NavigationItem.Of(To(viewer.May(ReferralRights.List), T["Referrals"], "/referrals"), To(viewer.May(IdentificationRights.List), T["Found by rules"], "/candidates"),
                To(viewer.May(ImportRights.List), T["Imports"], "/imports"), To(viewer.May(ListRights.List) && !viewer.May(ImportRights.List), T["Lists"], "/lists")),
            NavigationItem.Of(To(viewer.May(CaseRights.List), T["Cases"], "/cases"), To(viewer.May(CaseRights.ListYoungPeople), T["Young people"], "/young-people"),
                To(viewer.May(CheckRights.List), T["Checks"], "/checks"), To(viewer.May(ActionRights.List), T["Actions"], "/actions"),
                To(viewer.May(KnownRecordRights.List), viewer.PanelIds.Length > 0 ? T["Asked for access"] : T["Records to ask about"], "/known-records")),
            NavigationItem.Of(viewer.May(GapRights.List) ? new(T["Gaps"], "/gaps", asked.Value?.Contains("/gap", StringComparison.Ordinal) == true) : null,
                To(viewer.May(RecertificationRights.List) && !viewer.May(UserRights.SeeOwnPeople) && !viewer.IsAdministrator, T["Access to confirm"], "/recertifications")),
            NavigationItem.Of(To(viewer.May(InterventionRights.List), viewer.SitsOnPanel ? T["Support"] : T["Young people we support"], "/interventions"), To(viewer.May(ServiceRights.List), T["Services"], "/services")),
            To(viewer.May(MeetingRights.List), T["Meetings"], "/meetings"),
            NavigationItem.Of(To(viewer.May(UserRights.Search), T["Search"], "/search"), To(viewer.May(EmergencyRights.BreakGlass), T["Break-glass"], "/break-glass")),
            NavigationItem.Of(To(viewer.May(UserRights.ReadSummary), T["Summary"], "/summary"), To(viewer.May(ReturnRights.List), T["Returns"], "/returns")),
            NavigationItem.Of(To(viewer.May(UserRights.ReadAudit), T["Audit"], "/audit"), To(viewer.May(DisclosureRights.Govern), T["Disclosures"], "/disclosures"), To(viewer.May(RetentionRights.Govern), T["Retention"], "/retention"), To(viewer.May(AccessRights.Govern), T["Access requests"], "/subject-access"), To(viewer.May(RightsRights.CountThemes), T["Rights and complaints"], "/rights-requests"),
                To(viewer.IsGovernance && !viewer.May(EmergencyRights.BreakGlass), T["Break-glass"], "/break-glass/tries")),
            NavigationItem.Of(To(viewer.May(UserRights.SeeOwnPeople), T["Our people"], "/our-people"), To(viewer.May(UserRights.SeeOwnPeople), T["Access to confirm"], "/recertifications")),
            NavigationItem.Of(To(viewer.May(UserRights.Administer), T["Administration"], "/admin"), To(viewer.IsAdministrator && !viewer.May(UserRights.SeeOwnPeople), T["Access to confirm"], "/recertifications")),
        ];
        var role = viewer.Roles.Select(held => T.Of(held.Role)).Distinct().FirstOrDefault();
        return new Navigation([.. items.OfType<NavigationItem>()], viewer.DisplayName, role, Finds: viewer.May(UserRights.Search), UsesShortcuts: viewer.UsesShortcuts);
    }
}
