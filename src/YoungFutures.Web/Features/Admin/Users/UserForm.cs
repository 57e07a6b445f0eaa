using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Users;

public enum MailLanguage
{
    [Display(Name = "English")] English,
    [Display(Name = "Welsh")] Welsh,
}

/// <summary>What is asked of somebody who is invited and of somebody who has an account.</summary>
public abstract class UserAnswers
{
    [Display(Name = "Name"), RecordedAs(nameof(User.DisplayName))] public string? Name { get; set; }
    [UpTo(256), Display(Name = "E-mail address")] public string? Email { get; set; }
    [Display(Name = "Job title")] public string? JobTitle { get; set; }
    [Display(Name = "Agency")] public Guid? AgencyId { get; set; }
    [Display(Name = "Language of mails and pages")] public MailLanguage? Language { get; set; }
    [Display(Name = "Last day")] public DateAnswer LeavesOn { get; set; } = new();

    [BindNever] public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    // The list narrows as one types; an installation has some hundreds of agencies.
    private const int MostAgencies = 1000;

    public virtual async Task Offer(YoungFuturesDb db)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Name).ThenBy(agency => agency.Id).Take(MostAgencies)
            .Select(agency => new Choice(agency.Id.ToString(), welsh ? agency.NameCy : agency.Name, null, false)).ToListAsync();
    }

    /// <summary>What only the records can say: the agency is one of ours, and nobody else has the address.</summary>
    public async Task Check(YoungFuturesDb db, ModelStateDictionary state, Words T, Guid? userId)
    {
        if (AgencyId is { } agency && !Agencies.Offers([agency])) state.AddModelError(nameof(AgencyId), T["Choose from the list"]);
        if (string.IsNullOrEmpty(Email) || Email.Length > 256) return;
        var key = User.KeyOf(Email);
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == key && user.Id != userId)) state.AddModelError(nameof(Email), T["Somebody has an account with this address already"]);
    }

    public static string CultureOf(MailLanguage language) => language == MailLanguage.Welsh ? "cy-GB" : "en-GB";
}

public sealed class UserForm : UserAnswers, IVersioned
{
    public string? Version { get; set; }
    [BindNever] public Guid UserId { get; private set; }

    public static UserForm Of(User user) => new()
    {
        UserId = user.Id, Name = user.DisplayName, Email = user.Email, JobTitle = user.JobTitle, AgencyId = user.AgencyId,
        Language = user.Culture == "cy-GB" ? MailLanguage.Welsh : MailLanguage.English, LeavesOn = DateAnswer.From(user.LeavesOn), Version = user.Version.ToString(),
    };
}

public abstract class UserAnswersValidator<T> : AbstractValidator<T> where T : UserAnswers
{
    protected UserAnswersValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the person’s name"]);
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => T["Enter the e-mail address"])
            .Must(typed => string.IsNullOrEmpty(typed) || EmailAddress.IsOne(typed)).WithMessage(_ => T["Enter an e-mail address, like name@example.org"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language"]);
        RuleFor(form => form.LeavesOn).IsRealDate(T)
            .IsNotAfter(() => clock.Today().AddYears(20)).WithMessage(_ => T["The date is more than twenty years away. Check the year."]);
    }
}

public sealed class UserFormValidator(Words T, TimeProvider clock) : UserAnswersValidator<UserForm>(T, clock);
