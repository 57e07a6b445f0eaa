using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Sight;

/// <summary>
/// What one person may see of a world at its moment, worked out the other way round than the product does: from what was opened to them to the records that it reaches, with plain sets and no query.
/// Nothing of the product's filters, rights or lists is used.
/// </summary>
internal sealed class WhatOneSees
{
    private readonly SightWorld world;
    private readonly User person;
    private readonly HashSet<Guid> keptOut;
    private readonly HashSet<Guid> runs, works, seated;
    private readonly Dictionary<Guid, Case> caseOf;

    public WhatOneSees(SightWorld world, User person)
    {
        (this.world, this.person) = (world, person);
        caseOf = world.Cases.ToDictionary(held => held.Id);
        keptOut = [.. world.Exclusions.Where(kept => kept.UserId == person.Id && Lasts(kept.From, kept.Until)).Select(kept => kept.CaseId)];
        HashSet<Guid> Panels(params Role[] roles) => [.. person.Memberships.Where(held => roles.Contains(held.Role) && held.PanelId is not null && Lasts(held.From, held.Until)).Select(held => held.PanelId!.Value)];
        (runs, seated, works) = (Panels(Role.Coordinator, Role.Chair), Panels(Role.Partner), Panels(Role.Coordinator, Role.Chair, Role.Partner, Role.Provider));

        // Whoever runs or chairs a panel has its cases, save those that are restricted and those that they are kept out of.
        foreach (var held in world.Cases)
            if (runs.Contains(held.PanelId) && !held.IsRestricted && !keptOut.Contains(held.Id)) Cases.Add(held.Id);
        // What was opened to them or their agency, for as long as it lasts, in a panel where they have a part.
        var open = world.Involvements.Where(held => Lasts(held.From, held.Until) && IsMine(held) && works.Contains(held.PanelId) && !IsKeptOut(held)).ToList();
        foreach (var held in open)
            switch (held.Reach)
            {
                case Reach.Party when held.UserId is not null || !caseOf[held.CaseId!.Value].IsRestricted:
                case Reach.BrokenGlass when held.UserId is not null && (!caseOf[held.CaseId!.Value].IsRestricted || runs.Contains(held.PanelId)):
                    Cases.Add(held.CaseId!.Value);
                    break;
                case Reach.Referrer:
                    Referrals.Add(held.ReferralId!.Value);
                    break;
                case Reach.Asked:
                    Checks.Add(held.CheckId!.Value);
                    break;
                case Reach.Action or Reach.Provider when held.ActionId is not null:
                    Actions.Add(held.ActionId.Value);
                    break;
                case Reach.Provider when held.InterventionId is not null:
                    Interventions.Add(held.InterventionId.Value);
                    break;
                case Reach.Seat when seated.Contains(held.PanelId):
                    Seats.Add((held.CaseId!.Value, held.MeetingId!.Value));
                    break;
            }

        Referrals.UnionWith(world.Referrals.Where(held => held.SubmittedAt is not null && runs.Contains(held.PanelId) && (held.CaseId is null || Cases.Contains(held.CaseId.Value))).Select(held => held.Id));
        Items = [.. world.Items.Where(item => Cases.Contains(item.CaseId) || Seats.Contains((item.CaseId, item.MeetingId))).Select(item => item.Id)];
        var atTable = Seats.Select(seat => seat.CaseId).ToHashSet();
        Actions.UnionWith(world.Actions.Where(held => Cases.Contains(held.CaseId) || atTable.Contains(held.CaseId)).Select(held => held.Id));
        Interventions.UnionWith(world.Interventions.Where(held => Cases.Contains(held.CaseId)).Select(held => held.Id));
        Checks.UnionWith(world.Checks.Where(held => runs.Contains(held.PanelId) && Cases.Contains(held.CaseId)).Select(held => held.Id));
        // An answer goes as far as whoever gave it said.
        Checks.UnionWith(world.Checks.Where(held => held.ReturnedAt is not null && (Cases.Contains(held.CaseId) || atTable.Contains(held.CaseId))
            && IsMeantForMe(held.Visibility, held.NamedAgencyIds, held.AgencyId)).Select(held => held.Id));
        Notes = [.. world.Notes.Where(held => Cases.Contains(held.CaseId) && (runs.Contains(held.PanelId) || held.AuthorId == person.Id || IsMeantForMe(held.Visibility, held.NamedAgencyIds, held.AuthorAgencyId))).Select(held => held.Id)];
        YoungPeople = [.. Cases.Select(id => caseOf[id].YoungPersonId)];
        if (person.AgencyId is not { } agencyId || !world.Ended.TryGetValue(agencyId, out var ended)) return;

        // After an agreement: what was there then, and what is one’s own; all of it where one runs the panel, and in an emergency.
        var emergencies = open.Where(held => held.Reach == Reach.BrokenGlass).Concat(world.Involvements.Where(held => held.Reach == Reach.BrokenGlass && held.UserId == person.Id && Lasts(held.From, held.Until)))
            .Select(held => held.SubjectId).ToHashSet();
        bool All(Guid panelId, Guid subjectId) => runs.Contains(panelId) || emergencies.Contains(subjectId);
        Notes.RemoveWhere(id => world.Notes.First(held => held.Id == id) is var note && !All(note.PanelId, note.SubjectId) && note.WrittenAt >= ended && note.AuthorId != person.Id && note.AuthorAgencyId != agencyId);
        Checks.RemoveWhere(id => world.Checks.First(held => held.Id == id) is var check && !All(check.PanelId, check.SubjectId) && check.ReturnedAt >= ended && check.AgencyId != agencyId);
        Actions.RemoveWhere(id => world.Actions.First(held => held.Id == id) is var action && !All(action.PanelId, action.SubjectId) && (action.SetAt >= ended || action.EndedAt >= ended) && action.AgencyId != agencyId);
        Interventions.RemoveWhere(id => world.Interventions.First(held => held.Id == id) is var support && !All(support.PanelId, support.SubjectId) && (support.OfferedAt >= ended || support.EndedAt >= ended) && support.AgencyId != agencyId);
    }

    public HashSet<Guid> Cases { get; } = [];
    public HashSet<Guid> YoungPeople { get; }
    public HashSet<Guid> Referrals { get; } = [];
    public HashSet<Guid> Checks { get; } = [];
    public HashSet<Guid> Notes { get; }
    public HashSet<Guid> Actions { get; } = [];
    public HashSet<Guid> Interventions { get; } = [];
    public HashSet<Guid> Items { get; }
    private HashSet<(Guid CaseId, Guid MeetingId)> Seats { get; } = [];

    public bool HasPart => works.Count > 0;
    public bool HasPlaceAtTable => runs.Count > 0 || seated.Count > 0;
    public bool RunsAny => runs.Count > 0;
    public bool SitsIn(Guid panelId) => runs.Contains(panelId) || seated.Contains(panelId);
    public bool Runs(Guid panelId) => runs.Contains(panelId);

    /// <summary>The young people of whom they may read the name, by any of these ways.</summary>
    public HashSet<Guid> Named
    {
        get
        {
            var cases = Cases.Concat(world.Referrals.Where(held => Referrals.Contains(held.Id) && held.CaseId is not null).Select(held => held.CaseId!.Value))
                .Concat(world.Checks.Where(held => Checks.Contains(held.Id)).Select(held => held.CaseId)).Concat(world.Actions.Where(held => Actions.Contains(held.Id)).Select(held => held.CaseId))
                .Concat(world.Interventions.Where(held => Interventions.Contains(held.Id)).Select(held => held.CaseId)).Concat(world.Items.Where(held => Items.Contains(held.Id)).Select(held => held.CaseId));
            return [.. cases.Select(id => caseOf[id].YoungPersonId)];
        }
    }

    private bool Lasts(DateTime from, DateTime? until) => from <= world.Now && !(until <= world.Now);

    private bool IsMine(Involvement held) => held.UserId == person.Id || (person.AgencyId is { } agency && held.AgencyId == agency);

    private bool IsMeantForMe(Visibility visibility, List<Guid> named, Guid? author) =>
        visibility == Visibility.WholePanel || (person.AgencyId is { } agency && (author == agency || (visibility == Visibility.NamedAgencies && named.Contains(agency))));

    // What a referral opened is known by its case, once there is one.
    private bool IsKeptOut(Involvement held)
    {
        var caseId = held.CaseId ?? world.Referrals.FirstOrDefault(referral => referral.Id == held.ReferralId)?.CaseId;
        return caseId is { } known && keptOut.Contains(known);
    }
}
