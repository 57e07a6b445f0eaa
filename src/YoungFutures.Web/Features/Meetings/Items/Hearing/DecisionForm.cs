using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Cases.Agencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

/// <summary>What the panel decided about one young person, with the actions it set.</summary>
public sealed class DecisionForm : IVersioned
{
    public const int MostActions = 5;

    [Display(Name = "What did the panel decide?")] public DecisionOutcome? Outcome { get; set; }
    [Display(Name = "Reasons"), Long] public string? Reasons { get; set; }
    [Display(Name = "Who disagreed, and why"), Long] public string? Dissent { get; set; }
    [Display(Name = "Lead agency")] public Guid? LeadAgencyId { get; set; }
    [Display(Name = "Lead practitioner")] public Guid? LeadPractitionerId { get; set; }
    [Display(Name = "Why does this agency lead all the same?"), Long] public string? Despite { get; set; }
    [Display(Name = "Looked at again on")] public DateAnswer ReviewOn { get; set; } = new();
    [Display(Name = "Who tells the family?")] public string? TellsFamily { get; set; }
    [Display(Name = "Why does the chair allow this without quorum?"), Long] public string? Exception { get; set; }
    [Display(Name = "Action")] public List<ActionForm> Actions { get; set; } = [];
    [JsonIgnore] public string? Version { get; set; }
    /// <summary>The opened page: whatever it keeps as a draft is its own to write over.</summary>
    [JsonIgnore] public Guid? Writer { get; set; }
    /// <summary>The page that kept the draft this one was opened with.</summary>
    [JsonIgnore] public Guid? Over { get; set; }

    [BindNever, JsonIgnore] public Guid ItemId { get; set; }
    [BindNever, JsonIgnore] public Guid MeetingId { get; set; }
    /// <summary>When what stands here was last kept as a draft.</summary>
    [BindNever, JsonIgnore] public DateTime? KeptAt { get; set; }
    [BindNever, JsonIgnore] public IReadOnlyList<Choice> Outcomes { get; set; } = [];
    [BindNever, JsonIgnore] public IReadOnlyList<Choice> LeadAgencies { get; set; } = [];
    [BindNever, JsonIgnore] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever, JsonIgnore] public IReadOnlyList<Choice> People { get; set; } = [];
    /// <summary>Adoption needs a word of the chair, and whether the reader is the one to give it.</summary>
    [BindNever, JsonIgnore] public IReadOnlyList<ObjectedAgency> Objections { get; set; } = [];
    [BindNever, JsonIgnore] public bool IsQuorate { get; set; }
    [BindNever, JsonIgnore] public bool MayExcept { get; set; }

    public bool ClosesTheCase => Outcome is DecisionOutcome.Signposted or DecisionOutcome.Redirected or DecisionOutcome.NoFurtherAction;

    public IEnumerable<ActionForm> ActionsGiven => Actions.Where(action => !action.IsEmpty);

    public bool Offers(DecisionOutcome outcome) => Outcomes.Any(offered => offered.Value == outcome.ToString());

    /// <summary>What there is to choose from, and an empty row for each action that can still be set.</summary>
    public async Task Offer(YoungFuturesDb db, AgendaItem item, Case @case, bool isQuorate, bool mayExcept, Words T)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        (IsQuorate, MayExcept) = (isQuorate, mayExcept);
        // A form that came back says itself which version its reader saw.
        Version ??= item.Version.ToString();
        Writer ??= Guid.NewGuid();
        while (Actions.Count < MostActions) Actions.Add(new ActionForm());
        var agencies = await db.PanelAgencies.Where(seat => seat.PanelId == @case.PanelId && seat.Agency.Sector != Sector.Opcc).OrderBy(seat => welsh ? seat.Agency.NameCy : seat.Agency.Name)
            .Select(seat => new { seat.AgencyId, seat.Agency.Sector, Name = welsh ? seat.Agency.NameCy : seat.Agency.Name }).ToListAsync();
        var names = agencies.ToDictionary(agency => agency.AgencyId, agency => agency.Name);
        var keptOut = (await db.KeptOutOf(@case.Id)).UserIds.ToList();
        var people = await db.Users.InPanel(@case.PanelId, db.Now).Where(user => user.AgencyId != null && !keptOut.Contains(user.Id)).OrderBy(user => user.DisplayName).Take(500)
            .Select(user => new { user.Id, user.DisplayName, AgencyId = user.AgencyId!.Value }).ToListAsync();
        Outcomes = Choice.Of(T, @case.PossibleOutcomes);
        Agencies = [.. agencies.Select(agency => new Choice(agency.AgencyId.ToString(), agency.Name))];
        LeadAgencies = [.. agencies.Where(agency => agency.Sector is not Sector.Provider).Select(agency => new Choice(agency.AgencyId.ToString(), agency.Name))];
        Objections = await db.ObjectedAgencies(@case.Id);
        People = [.. people.Where(user => names.ContainsKey(user.AgencyId)).Select(user => new Choice(user.Id.ToString(), T["{0} ({1})", user.DisplayName, names[user.AgencyId]]))];
    }

    /// <summary>Whoever is named works for the agency named, in this panel, and is not kept out of the case: ids that were tampered with name nobody.</summary>
    public async Task<IReadOnlyList<(string Field, string Message)>> WrongNames(YoungFuturesDb db, Guid panelId, Guid caseId, Words T)
    {
        var keptOut = await db.KeptOutOf(caseId);
        var wrong = new List<(string, string)>();
        var agencyIds = await db.PanelAgencies.Where(seat => seat.PanelId == panelId).Select(seat => new { seat.AgencyId, seat.Agency.Sector }).ToListAsync();
        var colleagues = await db.Users.InPanel(panelId, db.Now).Where(user => user.AgencyId != null).Select(user => new { user.Id, user.AgencyId }).ToListAsync();
        if (LeadAgencyId is { } lead && agencyIds.TrueForAll(known => known.AgencyId != lead || known.Sector is Sector.Provider or Sector.Opcc))
            wrong.Add((nameof(LeadAgencyId), T["Choose an agency that sits on this panel"]));
        if (keptOut.Holds(LeadPractitionerId)) wrong.Add((nameof(LeadPractitionerId), T["This person cannot lead this case. Choose somebody else."]));
        else if (LeadPractitionerId is { } practitioner && !colleagues.Exists(user => user.Id == practitioner && user.AgencyId == LeadAgencyId))
            wrong.Add((nameof(LeadPractitionerId), T["Choose somebody who works for the lead agency"]));
        var objected = (await db.ObjectedAgencies(caseId)).Select(held => held.AgencyId).ToHashSet();
        if (Outcome == DecisionOutcome.Adopted && LeadAgencyId is { } leads && objected.Contains(leads) && string.IsNullOrWhiteSpace(Despite))
            wrong.Add((nameof(Despite), T["The family objects to this agency knowing. Say why it leads all the same."]));
        for (var i = 0; i < Actions.Count; i++)
        {
            if (Actions[i].AgencyId is { } given && objected.Contains(given) && string.IsNullOrWhiteSpace(Actions[i].Despite))
                wrong.Add(($"Actions[{i}].Despite", T["The family objects to this agency knowing. Say why it is given the action all the same."]));
            if (Actions[i].AgencyId is { } owner && agencyIds.TrueForAll(known => known.AgencyId != owner || known.Sector is Sector.Opcc))
                wrong.Add(($"Actions[{i}].AgencyId", T["Choose an agency of this panel"]));
            if (keptOut.Holds(Actions[i].OwnerId)) wrong.Add(($"Actions[{i}].OwnerId", T["This person cannot take on this action. Choose somebody else."]));
            else if (Actions[i].OwnerId is { } person && !colleagues.Exists(user => user.Id == person && user.AgencyId == Actions[i].AgencyId))
                wrong.Add(($"Actions[{i}].OwnerId", T["Choose somebody who works for the agency of this action"]));
        }

        return wrong;
    }
}

/// <summary>One action that the decision sets; a row left empty sets none.</summary>
public sealed class ActionForm
{
    [Display(Name = "What is to be done?"), Long] public string? What { get; set; }
    [Display(Name = "Agency")] public Guid? AgencyId { get; set; }
    [Display(Name = "Person")] public Guid? OwnerId { get; set; }
    [Display(Name = "Done by")] public DateAnswer DueOn { get; set; } = new();
    [Display(Name = "Why is this agency given it all the same?"), Long] public string? Despite { get; set; }

    public bool IsEmpty => string.IsNullOrEmpty(What) && AgencyId is null && OwnerId is null && DueOn.IsEmpty;
}

public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage(_ => T["Choose what the panel decided"]).IsInEnum();
        RuleFor(form => form.Reasons).NotEmpty().WithMessage(_ => T["Enter the reasons for the decision"]);
        RuleFor(form => form.LeadAgencyId).NotNull().When(form => form.Outcome == DecisionOutcome.Adopted).WithMessage(_ => T["Choose the lead agency"]);
        RuleFor(form => form.ReviewOn).IsGiven().When(form => form.Outcome is DecisionOutcome.SupportInPlace or DecisionOutcome.Review)
            .WithMessage(_ => T["Enter the date on which this is looked at again"]);
        RuleFor(form => form.ReviewOn).IsRealDate(T)
            .IsNotBefore(() => clock.Today().AddDays(1)).WithMessage(_ => T["The date on which this is looked at again must be in the future"])
            .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date is more than a year away. Check the year."]);
        RuleFor(form => form.TellsFamily).NotEmpty().When(form => form.Outcome is not (null or DecisionOutcome.Deferred or DecisionOutcome.Review))
            .WithMessage(_ => T["Enter who tells the family"]);
        RuleFor(form => form.Actions).Must(actions => actions.Count <= DecisionForm.MostActions).WithMessage(_ => T["Set at most {0} actions here; more can be set on the case", DecisionForm.MostActions]);
        RuleFor(form => form.Actions).Must((form, _) => !form.ActionsGiven.Any()).When(form => form.ClosesTheCase)
            .WithMessage(_ => T["This decision closes the case, so it can set no actions. Clear them, or choose another decision."]);
        RuleForEach(form => form.Actions).ChildRules(action =>
        {
            action.RuleFor(row => row.What).NotEmpty().When(row => !row.IsEmpty).WithMessage(_ => T["Enter what is to be done"]);
            action.RuleFor(row => row.AgencyId).NotNull().When(row => !row.IsEmpty).WithMessage(_ => T["Choose the agency that does it"]);
            action.RuleFor(row => row.DueOn).IsGiven().When(row => !row.IsEmpty).WithMessage(_ => T["Enter the date by which it is done"]);
            action.RuleFor(row => row.DueOn).IsRealDate(T)
                .IsNotBefore(() => clock.Today()).WithMessage(_ => T["An action cannot be due in the past"])
                .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date is more than a year away. Check the year."]);
        });
    }
}
