using System.Globalization;
using FluentValidation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

/// <summary>A time of day as people type it: 14:05, 9.30, 0930.</summary>
public static class TimeAnswer
{
    private static readonly string[] Shapes = ["H:mm", "H.mm", "HHmm"];

    public static TimeOnly? Read(string? typed) =>
        TimeOnly.TryParseExact(typed?.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Write(DateTime utc) => UkTime.Of(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static IRuleBuilderOptions<TForm, string?> IsTime<TForm>(this IRuleBuilder<TForm, string?> rule, Words T) =>
        rule.Must(typed => Read(typed) is not null).WithMessage(_ => T["Enter a time, such as 14:05"]);
}
