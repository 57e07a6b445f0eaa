using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Resources;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Web.Language;

/// <summary>The phrases of the site. English is written where it is read; the Welsh is Words.cy.resx.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, string> Welsh = ReadWelsh();
    private static readonly ConcurrentDictionary<Enum, string> Displayed = [];
    private readonly CultureInfo? culture;

    public Words() { }

    private Words(CultureInfo culture) => this.culture = culture;

    private CultureInfo Culture => culture ?? CultureInfo.CurrentUICulture;

    /// <summary>Only ever with the phrase itself in the brackets, so that a test can find it. For a phrase that comes in a variable there is <see cref="Translate"/>.</summary>
    public string this[string english] => Translate(english);

    public string this[string english, params object?[] arguments] => Translate(english, arguments);

    /// <summary>The words in the reader's language for a phrase that was marked with <see cref="Key"/> elsewhere.</summary>
    public string Translate(string english, params object?[] arguments)
    {
        var phrase = Languages.IsWelsh(Culture) && Welsh.TryGetValue(english, out var welsh) ? welsh : english;
        return arguments.Length == 0 ? phrase : string.Format(Culture, phrase, arguments);
    }

    /// <summary>The words for one value of an enumeration: its Display name.</summary>
    public string Of(Enum value) => Translate(English(value));

    public string Of(ReferenceEntry entry) => Languages.IsWelsh(Culture) ? entry.Welsh : entry.English;

    public string Of(Panel panel) => Languages.IsWelsh(Culture) ? panel.NameCy : panel.Name;

    public string Of(PanelArea area) => Languages.IsWelsh(Culture) ? area.NameCy : area.Name;

    /// <summary>The council's team that protects children in this area.</summary>
    public string TeamOf(PanelArea area) => (Languages.IsWelsh(Culture) ? area.SafeguardingTeamCy : area.SafeguardingTeam) is { Length: > 0 } team ? team : Of(area);

    public string Of(Agency agency) => Languages.IsWelsh(Culture) ? agency.NameCy : agency.Name;

    /// <summary>November 2026, quarter 4 of 2026, or the year 2026.</summary>
    public string Of(ReleasePeriod period) => period.Kind switch
    {
        PeriodKind.Month => period.Start.ToString("MMMM yyyy", Culture),
        PeriodKind.Quarter => Translate(Words.Key("Quarter {0} of {1}"), period.QuarterOfYear, period.Start.Year),
        _ => Translate(Words.Key("The year {0}"), period.Start.Year),
    };

    /// <summary>The words in one language, for a letter that is not in the language of the person who sends it.</summary>
    public Words In(CultureInfo language) => new(language);

    /// <summary>The one of two names that is in the reader's language.</summary>
    public string Either(string english, string welsh) => Languages.IsWelsh(Culture) ? welsh : english;

    /// <summary>22 November 2026, in the language of these words: for a letter in another language than the reader's.</summary>
    public string Day(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>Marks a phrase that will be translated later, where it is shown.</summary>
    public static string Key(string english) => english;

    // Reading an attribute costs as much as a line of a table.
    public static string English(Enum value) => Displayed.GetOrAdd(value, static value =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name
        ?? throw new InvalidOperationException($"{value.GetType().Name}.{value} is shown to people and needs a [Display(Name = …)]."));

    private static FrozenDictionary<string, string> ReadWelsh()
    {
        var file = new ResourceManager(typeof(Words)).GetResourceSet(CultureInfo.GetCultureInfo("cy"), createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException("The Welsh words (cy/YoungFutures.Web.resources.dll) are not beside the program.");
        return file.Cast<DictionaryEntry>().ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
