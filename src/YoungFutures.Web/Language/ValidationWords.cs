using System.Globalization;
using FluentValidation.Resources;

namespace YoungFutures.Web.Language;

/// <summary>What a validator says when its rule brings no message of its own. No message names a property: those are not words of the page.</summary>
public sealed class ValidationWords(Words T) : ILanguageManager
{
    public bool Enabled { get; set; } = true;
    public CultureInfo? Culture { get; set; }

    public string GetString(string key, CultureInfo? culture = null) => key switch
    {
        "NotEmptyValidator" or "NotNullValidator" => T["Enter an answer"],
        "MaximumLengthValidator" => T["Must be {MaxLength} characters or fewer"],
        "MinimumLengthValidator" => T["Must be {MinLength} characters or more"],
        "LengthValidator" => T["Must be between {MinLength} and {MaxLength} characters"],
        "EmailValidator" => T["Enter an email address in the correct format, like name@example.com"],
        "GreaterThanOrEqualValidator" => T["Must be {ComparisonValue} or more"],
        "GreaterThanValidator" => T["Must be more than {ComparisonValue}"],
        "LessThanOrEqualValidator" => T["Must be {ComparisonValue} or less"],
        "LessThanValidator" => T["Must be less than {ComparisonValue}"],
        "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" => T["Must be between {From} and {To}"],
        "EnumValidator" => T["Choose one of the answers"],
        _ => T["Enter an answer that can be understood"],
    };
}
