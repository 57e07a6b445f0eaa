using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Notes;

public sealed class NoteForm
{
    [Long, Display(Name = "Note")] public string? Text { get; set; }
    [Display(Name = "Who may read it?")] public Visibility? Visibility { get; set; }
    [Display(Name = "Which agencies?")] public List<Guid> AgencyIds { get; set; } = [];
    public string Reference { get; private set; } = "";
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public NoteForm Offering(string reference, IReadOnlyList<Choice> agencies)
    {
        (Reference, Agencies) = (reference, agencies);
        return this;
    }
}

public sealed class NoteFormValidator : AbstractValidator<NoteForm>
{
    public NoteFormValidator(Words T)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => T["Enter the note"]);
        RuleFor(form => form.Visibility).NotNull().WithMessage(_ => T["Choose who may read the note"]);
        RuleFor(form => form.AgencyIds).NotEmpty().When(form => form.Visibility == Visibility.NamedAgencies).WithMessage(_ => T["Choose at least one agency"]);
    }
}
