using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Text;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>Whence rows come, and what they may say.</summary>
/// <param name="On">The day of the delivery: nothing has happened after it.</param>
public sealed record SignalOrigin(Guid PanelId, Guid AgencyId, Guid ListId, Guid ImportId, Sector Sector, IReadOnlyCollection<SignalKind> Kinds, DateOnly On)
{
    /// <summary>Codes of the panel’s lists; null where any may be said.</summary>
    public IReadOnlySet<string>? Concerns { get; init; }
    public IReadOnlySet<string>? Strengths { get; init; }

    public static SignalOrigin Of(SignalList list, SignalImport import) =>
        new(list.PanelId, list.AgencyId, list.Id, import.Id, list.Sector, list.Kinds, Calendar.UkTime.LocalDate(import.StartedAt));
}

/// <summary>What was made of one row: a signal, or the key of one that the source takes back; or what is wrong with it.</summary>
public sealed record ReadRow(long Row, Signal? Signal, string? Withdraws, IReadOnlyList<RowFault> Faults);

/// <summary>
/// Reads one row of an agency’s list, from a file or from its system, into a signal. Pure: the same row under the same terms always gives the same. Never throws.
/// </summary>
public static partial class SignalRow
{
    private const int MostCodes = 20;
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Kinds of police record that mean nothing without what the person was in it and whether it still stands.</summary>
    public static bool NeedsRole(SignalKind kind) => kind is SignalKind.Crime or SignalKind.AntiSocialBehaviour or SignalKind.BehaviourOrder or SignalKind.Weapon or SignalKind.Investigation;

    public static ReadRow Read(IReadOnlyDictionary<SignalField, string?> values, ImportTerms terms, SignalOrigin origin, long row)
    {
        ArgumentNullException.ThrowIfNull(values);
        var reading = new Reading(values, terms, origin);
        return reading.ToRow(row);
    }

    private sealed class Reading(IReadOnlyDictionary<SignalField, string?> values, ImportTerms terms, SignalOrigin origin)
    {
        private List<RowFault>? faults;

        public ReadRow ToRow(long row)
        {
            var key = Line(SignalField.SourceKey, Lengths.Name);
            if (terms.Columns.ContainsKey(SignalField.SourceKey) && key is null && !Failed(SignalField.SourceKey)) Fault(SignalField.SourceKey, RowFaultKind.Missing);
            if (Word(SignalField.Withdrawn, terms.Withdrawals) is true)
            {
                if (key is null && !Failed(SignalField.SourceKey)) Fault(SignalField.SourceKey, RowFaultKind.Missing);
                return Failed(SignalField.SourceKey) ? new(row, null, null, faults!) : new(row, null, key, []);
            }

            var occurredOn = Day(SignalField.OccurredOn);
            if (occurredOn is null && !Failed(SignalField.OccurredOn)) Fault(SignalField.OccurredOn, RowFaultKind.Missing);
            if (occurredOn > origin.On) Fault(SignalField.OccurredOn, RowFaultKind.InTheFuture);
            var endedOn = Day(SignalField.EndedOn);
            if (endedOn < occurredOn) Fault(SignalField.EndedOn, RowFaultKind.EndedBefore);
            var bornOn = Day(SignalField.BornOn);
            if (bornOn > origin.On) Fault(SignalField.BornOn, RowFaultKind.InTheFuture);
            else if (bornOn > occurredOn) Fault(SignalField.BornOn, RowFaultKind.BornAfter);
            var outcomeOn = Day(SignalField.OutcomeOn);
            if (outcomeOn > origin.On) Fault(SignalField.OutcomeOn, RowFaultKind.InTheFuture);

            var kind = terms.Columns.ContainsKey(SignalField.Kind) || terms.Kind is null ? Word(SignalField.Kind, terms.Kinds) : terms.Kind;
            if (kind is null && !Failed(SignalField.Kind)) Fault(SignalField.Kind, RowFaultKind.Missing);
            if (kind is { } said && !origin.Kinds.Contains(said)) Fault(SignalField.Kind, RowFaultKind.KindNotAccepted);

            var role = Word(SignalField.Role, terms.Roles);
            var standing = Word(SignalField.Standing, terms.Standings);
            if (origin.Sector == Sector.Police && kind is { } police && NeedsRole(police))
            {
                if (role is null && !Failed(SignalField.Role)) Fault(SignalField.Role, RowFaultKind.RoleNeeded);
                if (standing is null && !Failed(SignalField.Standing)) Fault(SignalField.Standing, RowFaultKind.RoleNeeded);
            }

            var programme = terms.Columns.ContainsKey(SignalField.Programme) || terms.Programme is null ? Word(SignalField.Programme, terms.Programmes)
                : kind == SignalKind.Programme ? terms.Programme : null;
            if (kind == SignalKind.Programme && programme is null && !Failed(SignalField.Programme)) Fault(SignalField.Programme, RowFaultKind.Missing);

            var family = Line(SignalField.FamilyName, Lengths.Name);
            var upn = Identifier(SignalField.Upn, typed => Upn.Read(typed));
            var nhs = Identifier(SignalField.NhsNumber, typed => NhsNumber.Read(typed));
            var pnc = Identifier(SignalField.PncId, typed => PncId.Read(typed, origin.On.Year));
            var localId = Line(SignalField.LocalId, Lengths.Name);
            if (family is null && upn is null && nhs is null && pnc is null && localId is null
                && !Failed(SignalField.FamilyName) && !Failed(SignalField.Upn) && !Failed(SignalField.NhsNumber) && !Failed(SignalField.PncId) && !Failed(SignalField.LocalId))
                Fault(SignalField.FamilyName, RowFaultKind.NobodyNamed);

            var signal = new Signal
            {
                PanelId = origin.PanelId, AgencyId = origin.AgencyId, ListId = origin.ListId, ImportId = origin.ImportId, Row = row,
                GivenName = Line(SignalField.GivenName, Lengths.Name), MiddleNames = Line(SignalField.MiddleNames, Lengths.Name), FamilyName = family,
                Sex = Word(SignalField.Sex, terms.Sexes) ?? Sex.NotKnown, BornOn = bornOn,
                Address = Line(SignalField.Address, Lengths.Line), Town = Line(SignalField.Town, Lengths.Name), Postcode = Postal(), AreaCode = Area(), School = Line(SignalField.School, Lengths.Line),
                Upn = upn, NhsNumber = nhs, PncId = pnc, LocalId = localId,
                Kind = kind ?? default, OccurredOn = occurredOn ?? default, EndedOn = endedOn, Reference = Line(SignalField.Reference, Lengths.Name),
                Role = role, Standing = standing, Outcome = Outcome(), OutcomeOn = outcomeOn, Quantity = Quantity(kind), Programme = programme,
                StatutoryThreshold = YesOrNo(SignalField.StatutoryThreshold),
                ConcernCodes = Codes(SignalField.Concerns, origin.Concerns), StrengthCodes = Codes(SignalField.Strengths, origin.Strengths),
                Detail = Paragraphs(SignalField.Detail, 1000),
            };
            if (faults is not null) return new(row, null, null, faults);
            var print = Print(signal);
            signal.SourceKey = key ?? "#" + Convert.ToHexString(print.AsSpan(0, 16));
            signal.Fingerprint = BinaryPrimitives.ReadInt64LittleEndian(print.AsSpan(16));
            return new(row, signal, null, []);
        }

        private string? Raw(SignalField field) => values.TryGetValue(field, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

        private void Fault(SignalField field, RowFaultKind kind, long limit = 0) =>
            (faults ??= []).Add(new RowFault(field, kind, Raw(field) is { } value ? Shown(value) : null, limit));

        private bool Failed(SignalField field)
        {
            if (faults is null) return false;
            foreach (var fault in faults)
                if (fault.Field == field) return true;
            return false;
        }

        private string? Line(SignalField field, int most)
        {
            if (Raw(field) is not { } raw || !IsText(field, raw)) return null;
            var line = TypedText.CleanLine(raw);
            if (line.Length > most)
            {
                Fault(field, RowFaultKind.TooLong, most);
                return null;
            }

            return line.Length == 0 ? null : line;
        }

        private string? Paragraphs(SignalField field, int most)
        {
            if (Raw(field) is not { } raw || !IsText(field, raw)) return null;
            var text = TypedText.Clean(raw);
            if (text.Length > most)
            {
                Fault(field, RowFaultKind.TooLong, most);
                return null;
            }

            return text.Length == 0 ? null : text;
        }

        private bool IsText(SignalField field, string raw)
        {
            foreach (var character in raw)
            {
                if (character is '\uFFFD' || (char.IsControl(character) && character is not ('\t' or '\n' or '\r')))
                {
                    Fault(field, RowFaultKind.ControlCharacter);
                    return false;
                }
            }

            return true;
        }

        private DateOnly? Day(SignalField field)
        {
            if (Raw(field) is not { } raw) return null;
            if (terms.Dates is not { } form || !TryDay(raw.Trim(), form, out var day, out var kind))
            {
                TryDay(raw.Trim(), terms.Dates ?? DateForm.YearMonthDay, out _, out kind);
                Fault(field, kind);
                return null;
            }

            if (day >= Earliest) return day;
            Fault(field, RowFaultKind.TooEarly);
            return null;
        }

        private T? Word<T>(SignalField field, IReadOnlyDictionary<string, T> words) where T : struct
        {
            if (Raw(field) is not { } raw || !IsText(field, raw)) return null;
            if (words.TryGetValue(ImportTerms.Fold(raw), out var meant)) return meant;
            Fault(field, RowFaultKind.UnknownWord);
            return null;
        }

        private string? Identifier(SignalField field, Func<string, IdentifierReading> read)
        {
            if (Raw(field) is not { } raw) return null;
            var reading = read(raw);
            switch (reading.Fault)
            {
                case IdentifierFault.None:
                    return reading.Value;
                case IdentifierFault.Empty:
                    return null;
                case IdentifierFault.WrongCheckCharacter:
                    Fault(field, RowFaultKind.WrongCheck);
                    return null;
                case IdentifierFault.Placeholder:
                    Fault(field, RowFaultKind.Placeholder);
                    return null;
                default:
                    Fault(field, RowFaultKind.WrongShape);
                    return null;
            }
        }

        private string? Postal()
        {
            if (Raw(SignalField.Postcode) is not { } raw || !IsText(SignalField.Postcode, raw)) return null;
            if (raw.Trim().Length <= 60) return Postcode.Normalise(raw);
            Fault(SignalField.Postcode, RowFaultKind.TooLong, Postcode.MaxLength);
            return null;
        }

        private string? Area()
        {
            if (Line(SignalField.AreaCode, Lengths.Name) is not { } line) return null;
            if (AreaShape().IsMatch(line)) return line.ToUpperInvariant();
            Fault(SignalField.AreaCode, RowFaultKind.NotAnArea);
            return null;
        }

        private int? Outcome()
        {
            if (Raw(SignalField.Outcome) is not { } raw) return null;
            if (int.TryParse(raw.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1 and <= 23) return code;
            Fault(SignalField.Outcome, RowFaultKind.NotAnOutcome);
            return null;
        }

        private decimal? Quantity(SignalKind? kind)
        {
            if (Raw(SignalField.Quantity) is not { } raw)
            {
                if (kind is SignalKind.Attendance or SignalKind.FixedExclusion) Fault(SignalField.Quantity, RowFaultKind.Missing);
                return null;
            }

            var text = raw.Trim();
            var isPerCent = kind == SignalKind.Attendance;
            var isMarked = isPerCent && text.EndsWith('%');
            if (isMarked) text = text[..^1].TrimEnd();
            // A comma is how a spreadsheet on the Continent writes it; thousands do not occur.
            if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            {
                Fault(SignalField.Quantity, RowFaultKind.NotANumber);
                return null;
            }

            if (isPerCent && terms.AttendanceIsFraction && !isMarked && number is >= -1 and <= 1) number *= 100;
            else if (isPerCent && terms.AttendanceIsFraction && !isMarked) number = -1;
            var most = isPerCent ? 100 : 400;
            if (number < 0 || number > most)
            {
                Fault(SignalField.Quantity, RowFaultKind.OutOfRange, isPerCent && terms.AttendanceIsFraction ? 1 : most);
                return null;
            }

            return Math.Round(number, 2);
        }

        private bool? YesOrNo(SignalField field)
        {
            if (Raw(field) is not { } raw) return null;
            switch (ImportTerms.Fold(raw))
            {
                case "YES" or "Y" or "TRUE" or "1" or "YDY" or "OES" or "IE":
                    return true;
                case "NO" or "N" or "FALSE" or "0" or "NAC YDY" or "NAC OES" or "NA":
                    return false;
                default:
                    Fault(field, RowFaultKind.NeitherYesNorNo);
                    return null;
            }
        }

        private List<string> Codes(SignalField field, IReadOnlySet<string>? known)
        {
            if (Raw(field) is not { } raw) return [];
            var codes = raw.Split([';', ',', '|', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant()).Distinct().Take(MostCodes + 1).ToList();
            if (codes.Count > MostCodes || codes.Exists(code => code.Length > 8 || (known is not null && !known.Contains(code))))
            {
                Fault(field, RowFaultKind.UnknownCode);
                return [];
            }

            return codes;
        }
    }

    /// <summary>A day as the agency declared that it writes it. A time of midnight after it, as databases write it, is passed over.</summary>
    public static bool TryDay(string written, DateForm form, out DateOnly day, out RowFaultKind fault)
    {
        ArgumentNullException.ThrowIfNull(written);
        day = default;
        fault = RowFaultKind.NotADate;
        if (form is DateForm.Serial1900 or DateForm.Serial1904)
        {
            // A part of a day is its time.
            if (!decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) || serial is < 0 or > 2_958_465) return false;
            var days = (int)serial;
            if (form == DateForm.Serial1904)
            {
                day = new DateOnly(1904, 1, 1);
                if (days > DateOnly.MaxValue.DayNumber - day.DayNumber) return false;
                day = day.AddDays(days);
                return true;
            }

            // Day 60 is the 29 February 1900 that never was; day 0 is no day.
            fault = RowFaultKind.NoSuchDay;
            if (days is 0 or 60) return false;
            day = new DateOnly(1899, 12, days < 60 ? 31 : 30).AddDays(days);
            return true;
        }

        var match = (form switch
        {
            DateForm.YearMonthDay => YearMonthDay(),
            DateForm.DayMonthYear or DateForm.MonthDayYear => Slashed(),
            DateForm.DottedDayMonthYear => Dotted(),
            _ => EightDigits(),
        }).Match(written);
        if (!match.Success) return false;
        var (year, month, date) = (Number("y"), Number("a"), Number("b"));
        if (form is DateForm.DayMonthYear or DateForm.DottedDayMonthYear) (month, date) = (date, month);
        fault = RowFaultKind.NoSuchDay;
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date);
        return true;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>What stands in a cell, short enough to be shown and kept.</summary>
    public static string Shown(string value)
    {
        var line = TypedText.CleanLine(TypedText.Truncate(value, 4 * RowFault.LongestValue));
        return line.Length <= RowFault.LongestValue ? line : TypedText.Truncate(line, RowFault.LongestValue - 1) + "…";
    }

    /// <summary>The same for two rows that say the same, whatever their key, file and place.</summary>
    private static byte[] Print(Signal signal)
    {
        var said = new StringBuilder(300);
        foreach (var part in new object?[]
        {
            signal.GivenName, signal.MiddleNames, signal.FamilyName, signal.Sex, signal.BornOn?.DayNumber, signal.Address, signal.Town, signal.Postcode, signal.AreaCode, signal.School,
            signal.Upn, signal.NhsNumber, signal.PncId, signal.LocalId, signal.Kind, signal.OccurredOn.DayNumber, signal.EndedOn?.DayNumber, signal.Reference, signal.Role, signal.Standing,
            signal.Outcome, signal.OutcomeOn?.DayNumber, signal.Quantity, signal.Programme, signal.StatutoryThreshold, signal.Detail,
        })
            said.Append(CultureInfo.InvariantCulture, $"{part}\u001F");
        foreach (var code in signal.ConcernCodes) said.Append(code).Append('\u001E');
        said.Append('\u001F');
        foreach (var code in signal.StrengthCodes) said.Append(code).Append('\u001E');
        return SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString()));
    }

    [GeneratedRegex("^[EWSNewsn][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex AreaShape();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<a>[0-9]{1,2})-(?<b>[0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})/(?<y>[0-9]{4})(?: 00:00(?::00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})\.(?<b>[0-9]{1,2})\.(?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<a>[0-9]{2})(?<b>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();
}
