using System.Diagnostics;
using System.Globalization;
using System.Text;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Benchmarks;

/// <summary>How well, how fast and in how much memory records are linked, beside the aims.</summary>
internal sealed class Linkage
{
    private const int Seed = 4711;

    private readonly TextWriter output;
    private readonly Options options;
    private readonly List<(string What, string Measured, string Must, string Stretch, bool Kept)> lines = [];

    private Linkage(Options options, TextWriter output)
    {
        this.options = options;
        this.output = output;
    }

    public static Task<int> Run(Options options, TextWriter output) => Task.FromResult(new Linkage(options, output).Run());

    private int Run()
    {
        var folder = options.Data;
        if (folder is null) output.WriteLine("No data folder was given (--data); only what needs none is measured.");
        else if (!Directory.Exists(folder))
        {
            output.WriteLine($"{folder} is not there; only what needs no data is measured.");
            folder = null;
        }
        var names = InventedNames.Of(folder);

        if (folder is not null && Wanted("eval5k")) Eval(LinkageSet.Eval(folder), 0.982, 0.985, 0.987, 0.990);
        if (Wanted("own")) Eval(LinkageSet.Invented(names, Seed, 5_000), 0.975, 0.985, 0.980, 0.990);
        if (folder is not null && Wanted("febrl"))
        {
            Aimed(LinkageSet.Febrl(folder, "FEBRL3", true, "dataset3.csv"), 0.999, 0.9996);
            Aimed(LinkageSet.Febrl(folder, "FEBRL3", false, "dataset3.csv"), 0.995, 0.998);
            Aimed(LinkageSet.Febrl(folder, "FEBRL4", true, "dataset4a.csv", "dataset4b.csv"), 0.9996, 1.0);
            Aimed(LinkageSet.Febrl(folder, "FEBRL4", false, "dataset4a.csv", "dataset4b.csv"), 0.995, 0.998);
        }
        if (Wanted("incremental"))
        {
            Incremental(folder is null ? LinkageSet.Invented(names, Seed, 5_000) : LinkageSet.Eval(folder));
            OneIntoMany(names, 1_000_000);
        }
        if (Wanted("growth"))
        {
            foreach (var size in new[] { 10_000, 100_000 }) Command(names, size, aimed: false);
        }
        if (Wanted("million") || Wanted("growth")) Command(names, 1_000_000, aimed: true);

        output.WriteLine();
        output.WriteLine("| what | measured | must | stretch | |");
        output.WriteLine("| --- | --: | --: | --: | --- |");
        foreach (var line in lines) output.WriteLine($"| {line.What} | {line.Measured} | {line.Must} | {line.Stretch} | {(line.Must.Length == 0 ? "" : line.Kept ? "kept" : "MISSED")} |");
        var missed = lines.Count(line => !line.Kept);
        output.WriteLine(missed == 0 ? "Every aim is kept." : $"{missed} missed.");
        return missed == 0 ? 0 : 1;
    }

    private bool Wanted(string part) => options.Only is null || options.Only == part;

    private void Tell(string what, double measured, double must, double stretch, string shape = "0.0000", bool most = false) => lines.Add((
        what, measured.ToString(shape, CultureInfo.InvariantCulture), must.ToString(shape, CultureInfo.InvariantCulture), stretch.ToString(shape, CultureInfo.InvariantCulture),
        most ? measured <= must : measured >= must));

    private void Show(string what, string measured) => lines.Add((what, measured, "", "", true));

    private LinkResult Link(LinkageSet set, out LinkageScore score)
    {
        var watch = Stopwatch.StartNew();
        var result = BatchLinkage.Link(set.Records);
        score = LinkageScore.Of([.. result.Records.Select(record => record.Cluster)], set.Truth);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set.Name}: {set.Records.Count:N0} records, {result.PairsCompared:N0} pairs, {watch.Elapsed.TotalSeconds:0.0} s, precision {score.Precision:0.0000}, recall {score.Recall:0.0000}, F1 {score.F1:0.0000}"));
        return result;
    }

    private void Aimed(LinkageSet set, double must, double stretch)
    {
        Link(set, out var score);
        Tell($"{set.Name}, F1", score.F1, must, stretch);
    }

    private void Eval(LinkageSet set, double must, double stretch, double mustWith, double stretchWith)
    {
        var result = Link(set, out var with);
        Tell($"{set.Name} with identifiers, F1", with.F1, mustWith, stretchWith);
        Groups(set, result, "with identifiers");

        var bare = set.WithoutIdentifiers();
        var without = Link(bare, out var score);
        Tell($"{bare.Name}, F1", score.F1, must, stretch);
        if (set.Name == "eval5k") Tell($"{bare.Name}, precision", score.Precision, 0.993, 0.993);
        Groups(set, without, "without identifiers");
        Asked(set, result);
    }

    private void Groups(LinkageSet set, LinkResult result, string how)
    {
        if (set.GroupOf is null) return;
        var groups = LinkageScore.ByGroup(result.Records, set.Truth, set.GroupOf, LinkageModel.JoinFrom);
        foreach (var (group, score) in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {group,-12} automatic precision {score.Precision:0.0000}, recall {score.Recall:0.0000}"));
        var best = groups.Values.Max(score => score.Precision);
        Tell($"{set.Name} {how}, automatic precision: worst origin below the best", best - groups.Values.Min(score => score.Precision), 0.01, 0.005, most: true);
        if (groups.TryGetValue("south_asian", out var asian)) Tell($"{set.Name} {how}, automatic precision: South Asian names below the best", best - asian.Precision, 0.01, 0.005, most: true);
        Tell($"{set.Name} {how}, recall: worst origin below the best", groups.Values.Max(score => score.Recall) - groups.Values.Min(score => score.Recall), 0.03, 0.03, most: true);
    }

    /// <summary>Perfect answers to what the engine asks, in three rounds, at most thirty for each thousand records.</summary>
    private void Asked(LinkageSet set, LinkResult first)
    {
        var truth = set.Records.Select((record, at) => (record.Id, set.Truth[at])).ToDictionary(one => one.Id, one => one.Item2);
        var budget = set.Records.Count * 30 / 1000;
        const int rounds = 3;
        var judged = new List<Judgement>();
        var result = first;
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var pair in result.Doubtful.Take(budget * round / rounds - judged.Count)) judged.Add(new Judgement(pair.OneId, pair.OtherId, truth[pair.OneId] == truth[pair.OtherId]));
            result = BatchLinkage.Link(set.Records, judged);
        }
        var score = LinkageScore.Of([.. result.Records.Select(record => record.Cluster)], set.Truth);
        Tell($"{set.Name} with identifiers, after {judged.Count} answers, F1", score.F1, 0.995, 0.997);
    }

    /// <summary>A register of four records in five, to which the others come one by one; beside all at once.</summary>
    private void Incremental(LinkageSet set)
    {
        Link(set, out var whole);
        var later = set.Records.Count * 4 / 5;
        var early = BatchLinkage.Link([.. set.Records.Take(later)]);
        var clusters = early.Records.Select(record => record.Cluster).ToList();
        var register = new Register(early.Model);
        for (var at = 0; at < later; at++) register.Put(NormalisedRecord.Of(set.Records[at]), clusters[at]);
        var next = clusters.Max() + 1;
        for (var at = later; at < set.Records.Count; at++)
        {
            var record = NormalisedRecord.Of(set.Records[at]);
            var attached = register.Find(record);
            // Nobody answers here: what is likelier than not is taken.
            var to = attached.Ranked.Count > 0 && attached.Ranked[0].Probability >= 0.5 ? register.NumberOf(attached.Ranked[0].PersonId) : next++;
            clusters.Add(to);
            register.Put(record, to);
        }
        var score = LinkageScore.Of(clusters, set.Truth);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: batch F1 {whole.F1:0.0000}, incremental F1 {score.F1:0.0000}"));
        Tell($"{set.Name}, incremental against batch, F1 gap", whole.F1 - score.F1, 0.002, 0.0005, most: true);
    }

    private void OneIntoMany(InventedNames names, int size)
    {
        var made = LinkageGenerator.Of(Seed + 1, names, size / 2);
        var register = new Register(LinkageModel.Shipped);
        var newcomers = new List<NormalisedRecord>();
        var read = 0;
        foreach (var record in made.Records(size))
        {
            var normalised = NormalisedRecord.Of(record);
            if (read % 500 == 0 && newcomers.Count < 2000) newcomers.Add(normalised);
            else register.Put(normalised, made.Truth[read]);
            read++;
        }
        foreach (var record in newcomers.Take(200)) register.Find(record);
        var took = new List<double>();
        foreach (var newcomer in newcomers)
        {
            var from = Stopwatch.GetTimestamp();
            register.Find(NormalisedRecord.Of(newcomer.Raw));
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        took.Sort();
        Show($"one record into a register of {read:N0}, in memory, p50 ms", took[took.Count / 2].ToString("0.00", CultureInfo.InvariantCulture));
        Tell($"one record into a register of {read:N0}, in memory, p99 ms", took[took.Count * 99 / 100], 20, 5, "0.00", most: true);
    }

    /// <summary>Through the command, as anybody would call it.</summary>
    private void Command(InventedNames names, int size, bool aimed)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-").FullName;
        try
        {
            var list = Path.Combine(folder, "list.csv");
            var truth = Write(list, names, size);
            var clusters = Path.Combine(folder, "clusters.csv");
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder };
            foreach (var argument in new[] { typeof(Program).Assembly.Location, "link", list, "--out", clusters }) start.ArgumentList.Add(argument);
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var seconds = watch.Elapsed.TotalSeconds;
            output.WriteLine(said);
            if (process.ExitCode != 0) throw new InvalidOperationException("The command failed.");
            var found = LinkageSet.Rows(clusters).ToDictionary(row => row["record_id"], row => int.Parse(row["cluster_id"], CultureInfo.InvariantCulture));
            var score = LinkageScore.Of([.. Enumerable.Range(1, truth.Count).Select(at => found[string.Create(CultureInfo.InvariantCulture, $"R{at:0000000}")])], truth);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size:N0} records: {seconds:0.0} s, precision {score.Precision:0.0000}, recall {score.Recall:0.0000}, F1 {score.F1:0.0000}"));
            var memory = said.Split('\n').First(line => line.StartsWith("peak memory", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[2].Replace(",", "", StringComparison.Ordinal);
            if (aimed)
            {
                Tell($"{size:N0} records, own generator, F1", score.F1, 0.982, 0.985);
                Tell($"{size:N0} records, CSV in to clusters out, seconds", seconds, 30, 15, "0.0", most: true);
                Tell($"{size:N0} records, peak memory, MB", double.Parse(memory, CultureInfo.InvariantCulture), 2048, 1024, "0", most: true);
            }
            else
            {
                Show($"{size:N0} records", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s, {memory} MB, F1 {score.F1:0.0000}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<int> Write(string path, InventedNames names, int size)
    {
        var made = LinkageGenerator.Of(Seed + 2, names, Math.Max(1000, (int)(size / 2.2)));
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        file.WriteLine("record_id,agency,given_name,middle_names,surname,sex,dob,address,town,postcode,local_id,nhs_number,upn");
        foreach (var one in made.Records(size))
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Id},{one.Agency},{one.GivenName},{one.MiddleNames},{one.Surname},{one.Sex},{one.BornOn:yyyy-MM-dd},\"{one.Address}\",{one.Town},{one.Postcode},{one.LocalId},{one.NhsNumber},{one.Upn}"));
        }
        return made.Truth;
    }

    /// <summary>People and their records, found by block key, in memory.</summary>
    private sealed class Register(LinkageModel model)
    {
        // More people than this answer to no useful key.
        private const int MaxPeople = 1000;

        private readonly Dictionary<long, List<int>> byKey = [];
        private readonly Dictionary<int, List<NormalisedRecord>> people = [];

        public void Put(NormalisedRecord record, int person)
        {
            if (!people.TryGetValue(person, out var records)) people[person] = records = [];
            records.Add(record);
            foreach (var key in record.BlockKeys)
            {
                if (!byKey.TryGetValue(key, out var known)) byKey[key] = known = new List<int>(1);
                if (known.Count == 0 || known[^1] != person) known.Add(person);
            }
        }

        public Attachment Find(NormalisedRecord record)
        {
            var candidates = new HashSet<int>();
            foreach (var key in record.BlockKeys)
                if (byKey.TryGetValue(key, out var known) && known.Count <= MaxPeople) candidates.UnionWith(known);
            return model.Attach(record, [.. candidates.Select(person => new KnownPerson(new Guid(person, 0, 0, new byte[8]), people[person]))]);
        }

        public int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());
    }
}
