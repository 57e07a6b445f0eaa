namespace YoungFutures.Benchmarks;

/// <summary>Not the site's Program, which has that name to itself.</summary>
internal static class Benchmark
{
    private static async Task<int> Main(string[] args)
    {
        if (Options.Read(args) is not { } options)
        {
            Console.WriteLine(Options.Usage);
            return 2;
        }

        return options.Verb switch
        {
            "pages" => await Pages.Run(options, Console.Out),
            "plans" => await Plans.Run(options, Console.Out),
            "meeting" => await Meeting.Run(options, Console.Out),
            "linkage" when options.Only == "register" => await LinkageRegister.Run(options, Console.Out),
            "linkage" => await Linkage.Run(options, Console.Out),
            "jobs" => await NightlyJobs.Run(options, Console.Out),
            "releases" => await Releases.Run(options, Console.Out),
            "trust" => await Trust.Run(options, Console.Out),
            "composed" => await Trust.Serve(options.Script!),
            "start" => await Start.Run(options, Console.Out),
            _ => await Bare.Run(options.Script!),
        };
    }
}
