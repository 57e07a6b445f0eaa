using System.Globalization;

namespace YoungFutures.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(string Verb, int Cases = 50_000, double Seconds = 4, int Rounds = 3, int Connections = 16, string? Only = null, string? Script = null, string? Data = null, int Areas = 3)
{
    public const string Usage = """
        dotnet run -c Release --project tests/YoungFutures.Benchmarks -- <what>
          pages    measures the site's hot pages beside bare endpoints that run the same SQL
          plans    runs every statement of those pages once and says what SQLite does for it; fails where it reads a big table from end to end
          meeting  measures the saving of a decision while thirty people watch the meeting, beside the same with nobody watching
          trust    measures what the audit of looks and need-to-know cost a page, beside the same site put together without them
          start    measures the start of the built program, and the filling of the demo
          jobs     runs each job of the timetable once over the data set: time, memory, and what it does when nothing is left to do
          releases computes the newest month of every panel, beside the same statements sent bare: time, processor, memory; with --areas 43 the same for as many panels, and then the OPCC’s pages over them
          linkage  measures how well, how fast and in how much memory records are linked: --data FOLDER, --only eval5k, own, febrl, million, incremental or growth
        --cases 50000 (at least 1000)  --seconds 4  --rounds 3  --connections 16  --only "Case list"
        """;

    public static Options? Read(string[] args)
    {
        if (args.Length == 0 || args[0] is not ("pages" or "plans" or "start" or "meeting" or "linkage" or "jobs" or "releases" or "trust" or "bare" or "composed") || args.Length % 2 == 0) return null;
        var read = new Options(args[0]);
        for (var i = 1; i < args.Length; i += 2)
        {
            var value = args[i + 1];
            var isNumber = double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0;
            switch (args[i])
            {
                case "--cases" when isNumber && number >= 1000: read = read with { Cases = (int)number }; break;
                case "--seconds" when isNumber: read = read with { Seconds = number }; break;
                case "--rounds" when isNumber: read = read with { Rounds = (int)number }; break;
                case "--connections" when isNumber: read = read with { Connections = (int)number }; break;
                case "--areas" when isNumber: read = read with { Areas = (int)number }; break;
                case "--only": read = read with { Only = value }; break;
                case "--data": read = read with { Data = value }; break;
                case "--script": read = read with { Script = value }; break;
                default: return null;
            }
        }

        return read;
    }
}
