using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Agencies;

/// <summary>An agency that works on the case beside its lead.</summary>
/// <param name="Until">When that ends by itself.</param>
public sealed record Working(Guid InvolvementId, string Agency, string Why, DateTime Since, DateTime? Until);

/// <summary>An agency that was told that there is a record, and nothing of it.</summary>
public sealed record Knowing(Guid KnownRecordId, string Reference, string Agency, DateTime Since);

/// <summary>How far the record is opened to an agency.</summary>
public enum AgencyLevel
{
    [Display(Name = "It learns that there is a record and whom to ask, and may ask for access")] Exists,
    [Display(Name = "It works on the case, and reads it")] Works,
}

/// <summary>An agency that the family does not want to know, and what it says.</summary>
public sealed record ObjectedAgency(Guid AgencyId, string Agency, string Words);

public sealed class AgencyForm : IVersioned
{
    [Display(Name = "Agency")] public Guid? AgencyId { get; set; }
    [Display(Name = "How far is it opened?")] public AgencyLevel? Level { get; set; }
    [Display(Name = "What for?"), UpTo(200)] public string? Why { get; set; }
    [Long, Display(Name = "Why is this agency brought in all the same?")] public string? Despite { get; set; }
    public string? Version { get; set; }
    /// <summary>Agencies that the family does not want to know.</summary>
    public IReadOnlyList<ObjectedAgency> Objections { get; private set; } = [];
    public string Reference { get; private set; } = "";
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<Working> AtWork { get; private set; } = [];

    public IReadOnlyList<Knowing> Knowing { get; private set; } = [];

    public AgencyForm Offering(string reference, IReadOnlyList<Choice> agencies, IReadOnlyList<Working> atWork, IReadOnlyList<Knowing> knowing)
    {
        (Reference, Agencies, AtWork, Knowing) = (reference, agencies, atWork, knowing);
        return this;
    }

    public AgencyForm Objected(IReadOnlyList<ObjectedAgency> objections)
    {
        Objections = objections;
        return this;
    }
}

public sealed class AgencyFormValidator : AbstractValidator<AgencyForm>
{
    public AgencyFormValidator(Words T)
    {
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose an agency"]);
        RuleFor(form => form.Level).NotNull().WithMessage(_ => T["Say how far the record is opened"]);
        RuleFor(form => form.Why).NotEmpty().WithMessage(_ => T["Enter what this agency needs to know it for"]);
    }
}
