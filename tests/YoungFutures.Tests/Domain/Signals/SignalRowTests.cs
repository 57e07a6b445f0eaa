using CsCheck;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Signals;

public sealed class SignalRowTests
{
    private static readonly SignalOrigin Police = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Sector.Police, [.. Enum.GetValues<SignalKind>()], new DateOnly(2026, 11, 28))
    {
        Concerns = new HashSet<string> { "C01", "C02" }, Strengths = new HashSet<string> { "P01" },
    };

    private static readonly SignalOrigin School = Police with { Sector = Sector.Education };

    private static readonly ImportTerms Terms = new()
    {
        Columns = Enum.GetValues<SignalField>().Where(field => field is not SignalField.Programme).ToDictionary(field => field, field => field.ToString()),
        Dates = DateForm.DayMonthYear,
        Kinds = new Dictionary<string, SignalKind> { ["CRIME"] = SignalKind.Crime, ["ATTENDANCE"] = SignalKind.Attendance, ["EXCLUSION"] = SignalKind.FixedExclusion, ["MISSING"] = SignalKind.MissingEpisode },
        Roles = new Dictionary<string, PoliceRole> { ["SUSPECT"] = PoliceRole.Suspect },
        Standings = new Dictionary<string, RecordStanding> { ["LIVE"] = RecordStanding.Stands },
        Sexes = new Dictionary<string, Sex> { ["M"] = Sex.Male },
        Withdrawals = new Dictionary<string, bool> { ["YES"] = true, ["NO"] = false },
    };

    private static readonly string[] Odd = ["", " ", "\0", "\uD800", "31/02/2011", "01/01/2011", "99999999999999999999", "1e400", "-0", "crime", "yes", "=1+1", "\u202Eabc", "9434765919", "٣"];

    private static Dictionary<SignalField, string?> Crime(params (SignalField Field, string? Value)[] others)
    {
        var row = new Dictionary<SignalField, string?>
        {
            [SignalField.SourceKey] = "K1", [SignalField.GivenName] = "Osian", [SignalField.FamilyName] = "Dolwen", [SignalField.BornOn] = "14/03/2011", [SignalField.Kind] = "crime",
            [SignalField.OccurredOn] = "02/10/2026", [SignalField.Role] = "Suspect", [SignalField.Standing] = "live",
        };
        foreach (var (field, value) in others) row[field] = value;
        return row;
    }

    private static ReadRow Read(SignalOrigin origin, params (SignalField, string?)[] others) => SignalRow.Read(Crime(others), Terms, origin, 2);

    private static (SignalField?, RowFaultKind) OnlyFault(ReadRow read)
    {
        Assert.Null(read.Signal);
        var fault = Assert.Single(read.Faults);
        return (fault.Field, fault.Kind);
    }

    [Theory]
    [InlineData(SignalField.OccurredOn, "", RowFaultKind.Missing)]
    [InlineData(SignalField.OccurredOn, "2026-10-02", RowFaultKind.NotADate)]
    [InlineData(SignalField.OccurredOn, "31/02/2026", RowFaultKind.NoSuchDay)]
    [InlineData(SignalField.OccurredOn, "29/11/2026", RowFaultKind.InTheFuture)]
    [InlineData(SignalField.BornOn, "03/10/2026", RowFaultKind.BornAfter)]
    [InlineData(SignalField.BornOn, "01/01/1880", RowFaultKind.TooEarly)]
    [InlineData(SignalField.EndedOn, "01/10/2026", RowFaultKind.EndedBefore)]
    [InlineData(SignalField.Upn, "B207000016049", RowFaultKind.WrongCheck)]
    [InlineData(SignalField.Upn, "12", RowFaultKind.WrongShape)]
    [InlineData(SignalField.NhsNumber, "943 476 5918", RowFaultKind.WrongCheck)]
    [InlineData(SignalField.NhsNumber, "1111111111", RowFaultKind.Placeholder)]
    [InlineData(SignalField.PncId, "2001/0171310X", RowFaultKind.WrongCheck)]
    [InlineData(SignalField.Outcome, "0", RowFaultKind.NotAnOutcome)]
    [InlineData(SignalField.Outcome, "24", RowFaultKind.NotAnOutcome)]
    [InlineData(SignalField.Outcome, "8a", RowFaultKind.NotAnOutcome)]
    [InlineData(SignalField.Kind, "burglary", RowFaultKind.UnknownWord)]
    [InlineData(SignalField.Role, "accomplice", RowFaultKind.UnknownWord)]
    [InlineData(SignalField.Role, "", RowFaultKind.RoleNeeded)]
    [InlineData(SignalField.Standing, " ", RowFaultKind.RoleNeeded)]
    [InlineData(SignalField.Sex, "Q", RowFaultKind.UnknownWord)]
    [InlineData(SignalField.SourceKey, "", RowFaultKind.Missing)]
    [InlineData(SignalField.AreaCode, "Wrexham", RowFaultKind.NotAnArea)]
    [InlineData(SignalField.StatutoryThreshold, "perhaps", RowFaultKind.NeitherYesNorNo)]
    [InlineData(SignalField.Concerns, "C01;C99", RowFaultKind.UnknownCode)]
    [InlineData(SignalField.FamilyName, "Dol\0wen", RowFaultKind.ControlCharacter)]
    [InlineData(SignalField.FamilyName, "", RowFaultKind.NobodyNamed)]
    [InlineData(SignalField.Withdrawn, "maybe", RowFaultKind.UnknownWord)]
    public void What_is_wrong_with_a_row_is_said_of_its_field(SignalField field, string value, RowFaultKind kind) => Assert.Equal((field, kind), OnlyFault(Read(Police, (field, value))));

    [Fact]
    public void A_text_that_is_too_long_is_a_fault_and_is_not_cut()
    {
        Assert.Equal((SignalField.GivenName, RowFaultKind.TooLong), OnlyFault(Read(Police, (SignalField.GivenName, new string('a', 101)))));
        Assert.Equal((SignalField.Detail, RowFaultKind.TooLong), OnlyFault(Read(Police, (SignalField.Detail, new string('a', 1001)))));
        Assert.NotNull(Read(Police, (SignalField.GivenName, new string('a', 100))).Signal);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_said_at_once()
    {
        var read = Read(Police, (SignalField.BornOn, "30.02.2011"), (SignalField.Upn, "1"), (SignalField.Role, null));
        Assert.Equal([SignalField.BornOn, SignalField.Upn, SignalField.Role], read.Faults.Select(fault => fault.Field!.Value).Order());
    }

    [Theory]
    [InlineData("ww665000023001", "W665000023001")]
    [InlineData("W665 0000 23001", "W665000023001")]
    public void An_identifier_is_kept_in_its_one_form(string typed, string kept) => Assert.Equal(typed.StartsWith("ww", StringComparison.Ordinal) ? null : kept, Read(School, (SignalField.Upn, typed)).Signal?.Upn);

    [Fact]
    public void Leading_zeros_stay()
    {
        var signal = Read(Police, (SignalField.LocalId, "000123"), (SignalField.Reference, "007"), (SignalField.SourceKey, "0001")).Signal!;
        Assert.Equal(("000123", "007", "0001"), (signal.LocalId, signal.Reference, signal.SourceKey));
    }

    [Theory]
    [InlineData("ll111ay", "LL11 1AY")]
    [InlineData("D02 AF30", "D02 AF30")]
    [InlineData("NFA", "ZZ99 3VZ")]
    public void A_postcode_from_elsewhere_is_kept(string written, string kept) => Assert.Equal(kept, Read(Police, (SignalField.Postcode, written)).Signal!.Postcode);

    [Theory]
    [InlineData("93.4", false, 93.4)]
    [InlineData("93,4 %", false, 93.4)]
    [InlineData("0.934", true, 93.4)]
    [InlineData("100", false, 100)]
    public void Attendance_is_per_cent(string written, bool isFraction, double expected)
    {
        var row = Crime((SignalField.Kind, "Attendance"), (SignalField.Quantity, written));
        Assert.Equal((decimal)expected, SignalRow.Read(row, Terms with { AttendanceIsFraction = isFraction }, School, 2).Signal!.Quantity);
    }

    [Theory]
    [InlineData("101", false)]
    [InlineData("-1", false)]
    [InlineData("93", true)]
    public void Attendance_beyond_all_of_it_is_a_fault(string written, bool isFraction)
    {
        var row = Crime((SignalField.Kind, "Attendance"), (SignalField.Quantity, written));
        Assert.Equal((SignalField.Quantity, RowFaultKind.OutOfRange), OnlyFault(SignalRow.Read(row, Terms with { AttendanceIsFraction = isFraction }, School, 2)));
    }

    [Fact]
    public void A_kind_that_the_list_was_not_accepted_for_is_a_fault() =>
        Assert.Equal((SignalField.Kind, RowFaultKind.KindNotAccepted), OnlyFault(Read(Police with { Kinds = [SignalKind.MissingEpisode] })));

    [Fact]
    public void Role_and_standing_are_asked_of_the_police_alone_and_only_where_they_mean_something()
    {
        Assert.NotNull(Read(School, (SignalField.Role, null), (SignalField.Standing, null)).Signal);
        Assert.NotNull(Read(Police, (SignalField.Kind, "missing"), (SignalField.Role, null), (SignalField.Standing, null)).Signal);
    }

    [Fact]
    public void A_row_that_is_taken_back_needs_nothing_but_its_key()
    {
        var read = SignalRow.Read(new Dictionary<SignalField, string?> { [SignalField.SourceKey] = " K7 ", [SignalField.Withdrawn] = "Yes", [SignalField.BornOn] = "nonsense" }, Terms, Police, 5);
        Assert.Equal(("K7", null, 0), (read.Withdraws, read.Signal, read.Faults.Count));
        Assert.Equal((SignalField.SourceKey, RowFaultKind.Missing), OnlyFault(SignalRow.Read(new Dictionary<SignalField, string?> { [SignalField.Withdrawn] = "yes" }, Terms, Police, 5)));
    }

    [Fact]
    public void Without_a_key_of_its_own_a_row_is_known_by_what_it_says()
    {
        var terms = Terms with { Columns = Terms.Columns.Where(column => column.Key is not (SignalField.SourceKey or SignalField.Withdrawn)).ToDictionary() };
        Signal Of(string town) => SignalRow.Read(Crime((SignalField.SourceKey, null), (SignalField.Town, town)), terms, Police, 2).Signal!;
        Assert.Equal(Of("Tŷ Croes").SourceKey, Of(" Tŷ  Croes ").SourceKey);
        Assert.NotEqual(Of("Tŷ Croes").SourceKey, Of("Llangefni").SourceKey);
        Assert.NotEqual(Of("Tŷ Croes").Fingerprint, Of("Llangefni").Fingerprint);
    }

    [Theory]
    [InlineData(DateForm.YearMonthDay, "2011-04-30", 2011, 4, 30)]
    [InlineData(DateForm.YearMonthDay, "2011-04-30T00:00:00", 2011, 4, 30)]
    [InlineData(DateForm.DayMonthYear, "3/4/2011", 2011, 4, 3)]
    [InlineData(DateForm.MonthDayYear, "3/4/2011", 2011, 3, 4)]
    [InlineData(DateForm.DottedDayMonthYear, "30.04.2011", 2011, 4, 30)]
    [InlineData(DateForm.EightDigits, "20110430", 2011, 4, 30)]
    [InlineData(DateForm.Serial1900, "40663", 2011, 4, 30)]
    [InlineData(DateForm.Serial1900, "40663.75", 2011, 4, 30)]
    [InlineData(DateForm.Serial1900, "1", 1900, 1, 1)]
    [InlineData(DateForm.Serial1900, "59", 1900, 2, 28)]
    [InlineData(DateForm.Serial1900, "61", 1900, 3, 1)]
    [InlineData(DateForm.Serial1904, "39201", 2011, 4, 30)]
    public void A_day_is_read_as_it_was_declared(DateForm form, string written, int year, int month, int day)
    {
        Assert.True(SignalRow.TryDay(written, form, out var read, out _));
        Assert.Equal(new DateOnly(year, month, day), read);
    }

    [Theory]
    [InlineData(DateForm.DayMonthYear, "04/30/2011", RowFaultKind.NoSuchDay)]
    [InlineData(DateForm.DayMonthYear, "30/4/11", RowFaultKind.NotADate)]
    [InlineData(DateForm.YearMonthDay, "30/04/2011", RowFaultKind.NotADate)]
    [InlineData(DateForm.EightDigits, "20110431", RowFaultKind.NoSuchDay)]
    [InlineData(DateForm.Serial1900, "60", RowFaultKind.NoSuchDay)]
    [InlineData(DateForm.Serial1900, "30/04/2011", RowFaultKind.NotADate)]
    [InlineData(DateForm.YearMonthDay, "٢٠١١-٠٤-٣٠", RowFaultKind.NotADate)]
    public void A_day_written_otherwise_is_a_fault_and_never_guessed(DateForm form, string written, RowFaultKind kind)
    {
        Assert.False(SignalRow.TryDay(written, form, out _, out var fault));
        Assert.Equal(kind, fault);
    }

    [Fact]
    public void Reading_never_throws_and_gives_a_signal_or_a_fault()
    {
        Gen<string> cell = Gen.OneOf(Gen.String, Gen.String[Gen.Char, 0, 3], Gen.Const(0).SelectMany(_ => Gen.Int[0, Odd.Length - 1]).Select(which => Odd[which]),
            Gen.Int.Select(number => number.ToString()), Gen.Date.Select(day => day.ToString("dd/MM/yyyy")), Gen.String[Gen.Char.AlphaNumeric, 0, 3000]);
        var row = Gen.Dictionary(Gen.Enum<SignalField>(), cell)[0, 20];
        Gen.Select(row, Gen.Enum<DateForm>(), Gen.Enum<Sector>()).Sample((values, form, sector) =>
        {
            var read = SignalRow.Read(values.ToDictionary(value => value.Key, value => (string?)value.Value), Terms with { Dates = form }, Police with { Sector = sector }, 7);
            if (read.Faults.Count > 0) return read.Signal is null && read.Faults.All(fault => fault.Value is null || fault.Value.Length <= RowFault.LongestValue);
            if (read.Withdraws is not null) return read.Signal is null;
            var signal = read.Signal!;
            return signal is { SourceKey.Length: > 0 and <= 100, Row: 7 } && signal.OccurredOn <= Police.On && (signal.FamilyName?.Length ?? 0) <= 100 && (signal.Detail?.Length ?? 0) <= 1000
                && (signal.Postcode?.Length ?? 0) <= 20 && signal.Quantity is null or (>= 0 and <= 400);
        }, iter: 3000);
    }

    [Fact]
    public void Terms_come_back_as_they_were_kept()
    {
        var terms = Terms with { File = new FileForm { Encoding = "windows-1252", Separator = ';', Sheet = "Taflen 1" }, Headings = ["a", "b"], Kind = SignalKind.Weapon };
        Assert.Equal(terms.Write(), ImportTerms.Read(terms.Write()).Write());
        Assert.Equal(';', ImportTerms.Read(terms.Write()).File.Separator);
        Assert.Empty(ImportTerms.Read("{ nonsense").Headings);
    }
}
