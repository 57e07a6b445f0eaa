using Xunit;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Tests.Domain.Linkage;

public sealed class BatchLinkageTests
{
    private static readonly string[] Given = ["Rhys", "Dylan", "Osian", "Harri", "Tomos", "Megan", "Cerys", "Ffion", "Seren", "Nia", "Jakub", "Zofia", "Ayaan", "Fatima", "Oliver", "Grace", "Leon", "Poppy", "Saoirse", "Kwame"];
    private static readonly string[] Surnames = ["Jones", "Williams", "Davies", "Evans", "Roberts", "Hughes", "Nowak", "Kowalska", "Khan", "Patel", "Smith", "Taylor", "Murphy", "Mensah", "Pritchard", "Bevan", "Lloyd", "Hopkins", "Walker", "Ellis"];
    private static readonly string[] Agencies = ["police", "education", "health"];

    [Fact]
    public void What_agencies_wrote_of_one_person_comes_together()
    {
        var (records, truth) = Invented(300);
        var result = BatchLinkage.Link(records);

        Assert.Equal(records.Select(record => record.Id), result.Records.Select(record => record.RecordId));
        var (precision, recall) = Score(result, truth);
        Assert.True(precision > 0.98, $"precision {precision}");
        Assert.True(recall > 0.95, $"recall {recall}");
        Assert.All(result.Records, record => Assert.InRange(record.Probability, 0, 1));
        Assert.Empty(result.Skipped);
    }

    [Fact]
    public void The_order_of_the_records_changes_nothing()
    {
        var (records, _) = Invented(200);
        var first = BatchLinkage.Link(records);
        var again = BatchLinkage.Link(records);
        var shuffled = records.ToArray();
        new Random(5).Shuffle(shuffled);
        var other = BatchLinkage.Link(shuffled);

        Assert.Equal(first.Records, again.Records);
        Assert.Equal(first.Model.Version, other.Model.Version);
        Assert.Equal(Groups(first), Groups(other));
        Assert.Equal(first.Records.ToDictionary(one => one.RecordId, one => one.Probability), other.Records.ToDictionary(one => one.RecordId, one => one.Probability));
    }

    [Fact]
    public void What_a_person_judged_always_wins()
    {
        var (records, truth) = Invented(120);
        var plain = BatchLinkage.Link(records);
        var together = plain.Records.GroupBy(one => one.Cluster).First(cluster => cluster.Count() > 1).Select(one => one.RecordId).ToList();
        var apart = plain.Records.Where(one => one.Cluster != plain.Records[0].Cluster).Select(one => one.RecordId).First();

        var judged = BatchLinkage.Link(records, [new(together[0], together[1], false), new(plain.Records[0].RecordId, apart, true), new("nobody", apart, true)]);
        var clusters = judged.Records.ToDictionary(one => one.RecordId, one => one.Cluster);

        Assert.NotEqual(clusters[together[0]], clusters[together[1]]);
        Assert.Equal(clusters[plain.Records[0].RecordId], clusters[apart]);
        Assert.Equal(truth.Count, judged.Records.Count);
    }

    [Fact]
    public void Records_that_are_word_for_word_the_same_come_apart_when_a_person_says_so()
    {
        var one = Person("a", "Rhys", "Jones", new DateOnly(2010, 4, 5), "1 High Street", "LL11 1AA");
        var result = BatchLinkage.Link([one, one with { Id = "b" }, one with { Id = "c", Agency = "health" }], [new("a", "b", false)]);
        Assert.NotEqual(result.Records[0].Cluster, result.Records[1].Cluster);
        Assert.Equal(BatchLinkage.Link([one, one with { Id = "b" }]).Records[0].Cluster, BatchLinkage.Link([one, one with { Id = "b" }]).Records[1].Cluster);
    }

    [Fact]
    public void Twins_and_brothers_at_one_address_stay_apart()
    {
        var (records, _) = Invented(250);
        var born = new DateOnly(2011, 6, 14);
        var family = new List<PersonRecord>();
        foreach (var agency in Agencies)
        {
            family.Add(Person($"t1{agency}", "Gethin", "Rowlands", born, "3 Maes Hyfryd", "LL13 8QQ") with { Agency = agency });
            family.Add(Person($"t2{agency}", "Iestyn", "Rowlands", born, "3 Maes Hyfryd", "LL13 8QQ") with { Agency = agency });
            family.Add(Person($"b{agency}", "Macsen", "Rowlands", born.AddYears(-2).AddDays(40), "3 Maes Hyfryd", "LL13 8QQ") with { Agency = agency });
        }
        var clusters = BatchLinkage.Link([.. records, .. family]).Records.TakeLast(9).ToDictionary(one => one.RecordId, one => one.Cluster);
        Assert.Equal(3, clusters.Values.Distinct().Count());
        Assert.Equal(clusters["t1police"], clusters["t1health"]);
        Assert.NotEqual(clusters["t1police"], clusters["t2police"]);
        Assert.NotEqual(clusters["t1police"], clusters["bpolice"]);
    }

    [Fact]
    public void Two_valid_numbers_that_differ_are_never_one_person()
    {
        var one = Person("a", "Rhys", "Jones", new DateOnly(2010, 4, 5), "1 High Street", "LL11 1AA") with { NhsNumber = "9434765919" };
        var other = one with { Id = "b", Agency = "health", NhsNumber = "9990000018" };
        var (records, _) = Invented(50);
        var apart = BatchLinkage.Link([.. records, one, other]).Records.TakeLast(2).ToList();
        Assert.NotEqual(apart[0].Cluster, apart[1].Cluster);
        var same = BatchLinkage.Link([.. records, one, other with { NhsNumber = null }]).Records.TakeLast(2).ToList();
        Assert.Equal(same[0].Cluster, same[1].Cluster);
    }

    [Fact]
    public void An_equal_number_alone_proves_nothing()
    {
        var one = Person("a", "Rhys", "Jones", new DateOnly(2010, 4, 5), "1 High Street", "LL11 1AA") with { NhsNumber = "9434765919" };
        var other = new PersonRecord("b", "health", "Fatima", null, "Khan", "F", new DateOnly(2014, 11, 30), "88 Castle Lane", "Bangor", "LL57 9ZZ", "9434765919", null, null);
        var linked = BatchLinkage.Link([.. Invented(50).Records, one, other]).Records.TakeLast(2).ToList();
        Assert.NotEqual(linked[0].Cluster, linked[1].Cluster);
    }

    [Fact]
    public void A_column_whose_values_fail_their_check_is_compared_as_a_number_with_slips()
    {
        var (records, truth) = Invented(200, identifier: true);
        var result = BatchLinkage.Link(records);
        var (precision, recall) = Score(result, truth);
        Assert.True(precision > 0.98 && recall > 0.97, $"precision {precision}, recall {recall}");
    }

    [Fact]
    public void Rates_are_found_again_in_the_records()
    {
        // One surname in ten was replaced, whatever else agrees.
        var (records, _) = Invented(800, otherSurname: 0.1);
        var model = System.Text.Json.JsonDocument.Parse(BatchLinkage.Link(records).Model.ToJson()).RootElement;
        var rate = model.GetProperty("levels").GetProperty("surname.different").GetProperty("m").GetDouble();
        // Of two records one or the other: nearly one in five.
        Assert.InRange(rate, 0.10, 0.26);
        Assert.InRange(model.GetProperty("levels").GetProperty("born.exact").GetProperty("m").GetDouble(), 0.9, 1);
    }

    [Fact]
    public void One_by_one_comes_to_the_same_as_all_at_once()
    {
        var (records, truth) = Invented(200);
        var result = BatchLinkage.Link(records);
        var early = records.Take(400).ToList();
        var people = early.Select((record, at) => (Record: NormalisedRecord.Of(record), result.Records[at].Cluster)).GroupBy(one => one.Cluster)
            .ToDictionary(person => person.Key, person => new KnownPerson(new Guid(person.Key, 1, 1, new byte[8]), [.. person.Select(one => one.Record)]));

        var same = 0;
        var late = Enumerable.Range(400, records.Count - 400).ToList();
        foreach (var at in late)
        {
            var record = NormalisedRecord.Of(records[at]);
            var candidates = people.Values.Where(person => person.Records.Any(known => known.BlockKeys.Intersect(record.BlockKeys).Any())).ToList();
            var attachment = result.Model.Attach(record, candidates);
            var expected = people.GetValueOrDefault(result.Records[at].Cluster);
            if (expected is null ? attachment.Outcome != LinkOutcome.Match : attachment.Ranked.FirstOrDefault()?.PersonId == expected.Id) same++;
        }
        Assert.True(same >= late.Count * 0.97, $"{same} of {late.Count}");
        Assert.Equal(truth.Count, records.Count);
    }

    [Fact]
    public void What_is_doubtful_is_asked_and_answers_help()
    {
        var (records, truth) = Invented(300, otherSurname: 0.15);
        var of = records.Select((record, at) => (record.Id, truth[at])).ToDictionary(one => one.Id, one => one.Item2);
        var first = BatchLinkage.Link(records);
        Assert.NotEmpty(first.Doubtful);
        var answers = first.Doubtful.Take(30).Select(pair => new Judgement(pair.OneId, pair.OtherId, of[pair.OneId] == of[pair.OtherId])).ToList();
        var second = BatchLinkage.Link(records, answers);

        Assert.True(F1(Score(second, truth)) >= F1(Score(first, truth)));
        Assert.DoesNotContain(second.Doubtful, pair => answers.Any(answer => answer.OneId == pair.OneId && answer.OtherId == pair.OtherId));
    }

    [Fact]
    public void Nothing_and_one_record_are_linked_too()
    {
        Assert.Empty(BatchLinkage.Link([]).Records);
        var alone = Assert.Single(BatchLinkage.Link([new PersonRecord("a", null, null, null, null, null, null, null, null, null, null, null, null)]).Records);
        Assert.Equal((0, 1.0), (alone.Cluster, alone.Probability));
    }

    [Fact]
    public void It_stops_when_it_is_asked_to() =>
        Assert.ThrowsAny<OperationCanceledException>(() => BatchLinkage.Link(Invented(50).Records, null, new CancellationToken(canceled: true)));

    private static PersonRecord Person(string id, string given, string surname, DateOnly born, string address, string postcode) =>
        new(id, "police", given, null, surname, null, born, address, "Wrexham", postcode, null, null, null);

    /// <summary>People with three records each, one for each agency, with few slips.</summary>
    private static (List<PersonRecord> Records, List<int> Truth) Invented(int people, double otherSurname = 0.02, bool identifier = false)
    {
        var random = new Random(20261128);
        var records = new List<PersonRecord>();
        var truth = new List<int>();
        for (var person = 0; person < people; person++)
        {
            var given = Given[random.Next(Given.Length)];
            var surname = Surnames[random.Next(Surnames.Length)];
            var born = new DateOnly(2008, 1, 1).AddDays(random.Next(2800));
            var street = $"{random.Next(1, 90)} {Surnames[random.Next(Surnames.Length)]} Road";
            var postcode = $"LL{random.Next(11, 15)} {random.Next(10)}{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}";
            foreach (var agency in Agencies)
            {
                var written = new PersonRecord($"{person}{agency}", agency, given, null, surname, null, born, street, "Wrexham", postcode, identifier ? $"S{person * 7919 % 100_000:00000}" : null, null, null);
                if (random.NextDouble() < otherSurname) written = written with { Surname = Surnames[random.Next(Surnames.Length)] };
                if (random.NextDouble() < 0.03) written = written with { GivenName = given[..^1] };
                if (random.NextDouble() < 0.03) written = written with { BornOn = new DateOnly(born.Year, 1, 1) };
                if (random.NextDouble() < 0.08) written = written with { Address = null };
                records.Add(written);
                truth.Add(person);
            }
        }
        return (records, truth);
    }

    private static string[] Groups(LinkResult result) =>
        [.. result.Records.GroupBy(one => one.Cluster).Select(cluster => string.Join(' ', cluster.Select(one => one.RecordId).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    private static double F1((double Precision, double Recall) score) => 2 * score.Precision * score.Recall / (score.Precision + score.Recall);

    private static (double Precision, double Recall) Score(LinkResult result, List<int> truth)
    {
        double right = 0, said = 0, there = 0;
        for (var i = 0; i < truth.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var same = truth[i] == truth[j];
                var together = result.Records[i].Cluster == result.Records[j].Cluster;
                if (same) there++;
                if (together) said++;
                if (same && together) right++;
            }
        }
        return (right / said, right / there);
    }
}
