using FluentValidation;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

public static class DateAnswerRules
{
    /// <summary>Some date was typed.</summary>
    public static IRuleBuilderOptions<TForm, DateAnswer> IsGiven<TForm>(this IRuleBuilder<TForm, DateAnswer> rule) =>
        rule.Must(answer => answer is { IsEmpty: false });

    /// <summary>What was typed, if anything, is a day that exists; says itself what is wrong.</summary>
    public static IRuleBuilderOptions<TForm, DateAnswer> IsRealDate<TForm>(this IRuleBuilder<TForm, DateAnswer> rule, Words T) =>
        rule.Must(answer => answer?.Problem is null).WithMessage((_, answer) => T.Translate(answer.Problem!));

    public static IRuleBuilderOptions<TForm, DateAnswer> IsNotAfter<TForm>(this IRuleBuilder<TForm, DateAnswer> rule, Func<DateOnly> last) =>
        rule.Must(answer => answer?.Date is not { } date || date <= last());

    public static IRuleBuilderOptions<TForm, DateAnswer> IsNotBefore<TForm>(this IRuleBuilder<TForm, DateAnswer> rule, Func<DateOnly> first) =>
        rule.Must(answer => answer?.Date is not { } date || date >= first());
}
