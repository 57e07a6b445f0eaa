using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.ExitPlan;

public sealed class ExitPlanForm : IVersioned
{
    [Long, Display(Name = "Exit plan")] [RecordedAs(nameof(Case.ExitPlanSoFar))] public string? ExitPlan { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public ExitPlanWritten? Written { get; set; }
}

public sealed class ExitPlanFormValidator : AbstractValidator<ExitPlanForm>
{
    public ExitPlanFormValidator(Words T) => RuleFor(form => form.ExitPlan).NotEmpty().WithMessage(_ => T["Write what carries on, who helps, and what to do if things get hard"]);
}

/// <summary>The exit plan so far, and who wrote it when.</summary>
public sealed record ExitPlanWritten(string Words, string By, DateTime At)
{
    public static async Task<ExitPlanWritten?> Of(YoungFuturesDb db, Case @case) => @case is not { ExitPlanSoFar: { } words, ExitPlanSoFarAt: { } at } ? null
        : new(words, await db.Users.Where(user => user.Id == @case.ExitPlanSoFarById).Select(user => user.DisplayName).SingleOrDefaultAsync() ?? "–", at);
}
