using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Returns;

/// <summary>What is counted, in a sentence, and what its codes are called.</summary>
public sealed class ReturnWords(Words T, IReadOnlyDictionary<string, string> listed)
{
    /// <param name="codes">The codes of reference lists that are to be named.</param>
    public static async Task<ReturnWords> Of(YoungFuturesDb db, Words T, IEnumerable<string> codes) => new(T, await db.WordsFor(codes.Where(code => code.Length <= 4 && code != ReturnCodes.NotKnown && char.IsDigit(code[^1]))));

    public string Code(ReturnBreakdown breakdown, string code) => code == ReturnCodes.NotKnown ? T["Not known"] : breakdown switch
    {
        ReturnBreakdown.Source => Named<ReferralSource>(code),
        ReturnBreakdown.Ending => Named<ReferralStatus>(code),
        ReturnBreakdown.Sex => Named<Sex>(code),
        ReturnBreakdown.Language => Named<ContactLanguage>(code),
        ReturnBreakdown.Outcome => Named<DecisionOutcome>(code),
        ReturnBreakdown.SupportKind => Named<SupportKind>(code),
        ReturnBreakdown.ClosingReason => Named<ClosingReason>(code),
        ReturnBreakdown.Holding => Named<Holding>(code),
        ReturnBreakdown.Months => T["After {0} months", code],
        ReturnBreakdown.AgeGroup => code switch
        {
            "under-10" => T["Under 10"],
            "18-over" => T["18 and over"],
            _ => code.Replace('-', '–'),
        },
        ReturnBreakdown.Ethnicity => code switch
        {
            "W" => T["White"],
            "M" => T["Mixed or multiple ethnic groups"],
            "A" => T["Asian, Asian Welsh or Asian British"],
            "B" => T["Black, Black Welsh or Black British"],
            _ => T["Another ethnic group"],
        },
        _ => listed.GetValueOrDefault(code, code),
    };

    /// <summary>The definition of a count, as it stands beside it.</summary>
    public static string Definition(Words T, ReturnMeasure measure) => measure switch
    {
        ReturnMeasure.ReferralsReceived => T["Referrals sent to the panel in the period, as they were told: each once, also where several are about one young person."],
        ReturnMeasure.RepeatReferrals => T["Of those, the ones accepted for a young person whose case had closed within the panel’s time for repeats."],
        ReturnMeasure.ReferralsEnded => T["Referrals found not eligible, redirected or withdrawn in the period, whenever they came."],
        ReturnMeasure.CasesOpened => T["Cases opened in the period. A case that was reopened is not opened again."],
        ReturnMeasure.CasesOpen => T["Cases opened before the period’s end and not closed by then, as recorded when this was counted."],
        ReturnMeasure.Decisions => T["Decisions recorded in the period, reviews and deferrals among them: a case may have several."],
        ReturnMeasure.CasesAdopted => T["Cases that the panel adopted in the period."],
        ReturnMeasure.FamiliesAgreed => T["Cases in which an agreement to take part was given on a day of the period, withdrawn later or not."],
        ReturnMeasure.FamiliesDeclined => T["Cases in which taking part was refused on a day of the period, agreed later or not."],
        ReturnMeasure.SupportStarted => T["Cases in which support began in the period."],
        ReturnMeasure.SupportOffered => T["Offers to services in the period: a young person may have several."],
        ReturnMeasure.SupportAccepted => T["Of the offers of the period, those whose service has given a place by the time this was counted."],
        ReturnMeasure.SupportAttended => T["Services whose first attended session was in the period."],
        ReturnMeasure.CasesClosed => T["Cases closed in the period and not reopened by the time this was counted."],
        ReturnMeasure.ChecksAnswered => T["Checks 3, 6 and 12 months after the end that were answered in the period: one case may have several."],
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
    };

    private string Named<TValue>(string code) where TValue : struct, Enum => Enum.TryParse<TValue>(code, out var value) ? T.Of(value) : code;
}
