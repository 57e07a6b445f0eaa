using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Users.Memberships;

public sealed class MembershipForm : IVersioned
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Role")] public Role? Role { get; set; }
    [System.ComponentModel.DataAnnotations.Display(Name = "In which panel?")] public Guid? PanelId { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
}

public sealed class MembershipFormValidator : AbstractValidator<MembershipForm>
{
    public MembershipFormValidator(Words T)
    {
        RuleFor(form => form.Role).NotNull().WithMessage(_ => T["Choose a role"]);
        RuleFor(form => form.PanelId).NotNull().When(form => form.Role is not null and not Domain.Access.Role.Administrator).WithMessage(_ => T["Choose the panel"]);
    }
}
