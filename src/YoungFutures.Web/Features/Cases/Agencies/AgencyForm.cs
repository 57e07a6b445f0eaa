using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Agencies;

/// <summary>An agency that works on the case beside its lead.</summary>
public sealed record Working(Guid InvolvementId, string Agency, string Why, DateTime Since);

/// <summary>An agency that the family does not want to know, and what it says.</summary>
public sealed record ObjectedAgency(Guid AgencyId, string Agency, string Words);

public sealed class AgencyForm : IVersioned
{
    [Display(Name = "Agency")] public Guid? AgencyId { get; set; }
    [Display(Name = "What for?"), UpTo(200)] public string? Why { get; set; }
    [Long, Display(Name = "Why is this agency brought in all the same?")] public string? Despite { get; set; }
    public string? Version { get; set; }
    /// <summary>Agencies that the family does not want to know.</summary>
    public IReadOnlyList<ObjectedAgency> Objections { get; private set; } = [];
    public string Reference { get; private set; } = "";
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<Working> AtWork { get; private set; } = [];

    public AgencyForm Offering(string reference, IReadOnlyList<Choice> agencies, IReadOnlyList<Working> atWork)
    {
        (Reference, Agencies, AtWork) = (reference, agencies, atWork);
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
        RuleFor(form => form.Why).NotEmpty().WithMessage(_ => T["Enter what this agency needs to see the case for"]);
    }
}
