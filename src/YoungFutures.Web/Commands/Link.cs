using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Web.Commands;

/// <summary><c>link A.csv B.csv … --out clusters.csv</c>: says which records of lists are of one young person, without a database.</summary>
public static class Link
{
    private const string Usage = """
        Usage: link A.csv B.csv … --out clusters.csv [--judged pairs.csv] [--questions questions.csv]
          Lists are UTF-8 with a heading of any of record_id (needed), agency, given_name, middle_names, surname, sex, dob, address, town, postcode, local_id, nhs_number, upn.
          dob is written 2012-03-31 or 20120331. Written to --out: record_id,cluster_id,probability.
          --judged     what people decided: two record ids, then yes (one young person) or no
          --questions  written: the pairs a person should be asked, most useful first
        """;

    // More are counted, not printed.
    private const int MaxPrinted = 200;

    /// <returns>0: linked. 1: a list, or a place to write to, is at fault; nothing was written. 2: the command was not understood.</returns>
    public static Task<int> Run(IServiceProvider services, string[] args, TextWriter output)
    {
        if (Read(args) is not { } asked)
        {
            output.WriteLine(Usage);
            return Task.FromResult(2);
        }
        return Task.FromResult(Run(asked, output));
    }

    private static int Run(Asked asked, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var faults = new ListFaults();
        var written = new List<string> { asked.Out };
        if (asked.Questions is not null) written.Add(asked.Questions);
        foreach (var path in written)
        {
            if (WhyUnwritable(path) is { } why) faults.Add(new ListFault(path, null, null, null, why));
        }

        var list = new LinkList();
        foreach (var file in asked.Files) list.Read(file, faults, output);
        var judged = asked.Judged is null ? [] : JudgedPairs.Read(asked.Judged, list, faults, output);
        if (faults.Total > 0)
        {
            foreach (var fault in faults.First(MaxPrinted)) output.WriteLine(fault);
            if (faults.Total > MaxPrinted) output.WriteLine($"… and {faults.Total - MaxPrinted} more.");
            output.WriteLine($"{faults.Total} {(faults.Total == 1 ? "fault" : "faults")}. Nothing was written.");
            return 1;
        }

        var read = watch.Elapsed;
        var result = BatchLinkage.Link(list.Records, judged);
        var linked = watch.Elapsed;
        try
        {
            WriteWhole(asked.Out, ["record_id", "cluster_id", "probability"], result.Records.Select(record => (IReadOnlyList<string>)
                [record.RecordId, record.Cluster.ToString(CultureInfo.InvariantCulture), record.Probability.ToString("0.######", CultureInfo.InvariantCulture)]));
            if (asked.Questions is not null)
            {
                WriteWhole(asked.Questions, ["record_id", "other_record_id", "probability", "pairs", "linked"], result.Doubtful.Select(pair => (IReadOnlyList<string>)
                    [pair.OneId, pair.OtherId, pair.Probability.ToString("0.######", CultureInfo.InvariantCulture), pair.Pairs.ToString(CultureInfo.InvariantCulture), pair.Linked ? "yes" : "no"]));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{asked.Out}: could not be written. {fault.Message}");
            return 1;
        }

        var clusters = result.Records.Count == 0 ? 0 : result.Records.Max(record => record.Cluster) + 1;
        output.WriteLine(Invariant($"records          {result.Records.Count:N0} in {asked.Files.Count} {(asked.Files.Count == 1 ? "file" : "files")}"));
        output.WriteLine(Invariant($"young people     {clusters:N0}"));
        output.WriteLine(Invariant($"pairs compared   {result.PairsCompared:N0}"));
        output.WriteLine(Invariant($"blocks skipped   {result.Skipped.Count:N0}"));
        foreach (var rule in result.Skipped.GroupBy(block => block.Rule))
            output.WriteLine(Invariant($"  {rule.Key}: {rule.Count():N0} of up to {rule.Max(block => block.Records):N0} records"));
        output.WriteLine(Invariant($"to be asked      {result.Doubtful.Count:N0}"));
        output.WriteLine(Invariant($"seconds          {watch.Elapsed.TotalSeconds:0.0} (read {read.TotalSeconds:0.0}, link {(linked - read).TotalSeconds:0.0}, write {(watch.Elapsed - linked).TotalSeconds:0.0})"));
        output.WriteLine(Invariant($"peak memory      {PeakMegabytes():N0} MB"));
        output.WriteLine($"model            {result.Model.Version}");
        return 0;
    }

    private static long PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Written beside the file and then moved there, so that it is whole or not there.</summary>
    private static void WriteWhole(string path, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> lines)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = File.Create(beside))
            using (var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n" }))
                foreach (var line in lines.Prepend(headings)) csv.WriteRecord([.. line]);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static string? WhyUnwritable(string path)
    {
        try
        {
            if (Directory.Exists(path)) return "is a folder.";
            var beside = $"{path}.{Guid.NewGuid():N}.part";
            using (File.Create(beside, 1, FileOptions.DeleteOnClose)) { }
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"cannot be written to. {fault.Message}";
        }
    }

    private sealed record Asked(IReadOnlyList<string> Files, string Out, string? Judged, string? Questions);

    private static Asked? Read(string[] args)
    {
        var files = new List<string>();
        string? to = null, judged = null, questions = null;
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                if (args[at].Length == 0) return null;
                files.Add(args[at]);
                continue;
            }
            if (at + 1 == args.Length || args[at + 1].Length == 0 || args[at + 1].StartsWith("--", StringComparison.Ordinal)) return null;
            var value = args[++at];
            switch (args[at - 1])
            {
                case "--out" when to is null: to = value; break;
                case "--judged" when judged is null: judged = value; break;
                case "--questions" when questions is null: questions = value; break;
                default: return null;
            }
        }
        if (files.Count == 0 || to is null) return null;

        // Nothing that is read is written over.
        var read = files.Concat(judged is null ? [] : [judged]).Select(Path.GetFullPath).ToHashSet();
        if (read.Contains(Path.GetFullPath(to)) || questions is not null && (read.Contains(Path.GetFullPath(questions)) || Path.GetFullPath(questions) == Path.GetFullPath(to))) return null;
        return new Asked(files, to, judged, questions);
    }
}
