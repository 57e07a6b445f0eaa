namespace YoungFutures.Web.Commands;

/// <summary>What <c>dotnet run -- verb</c> can do instead of serving pages. Exit code 0 is done, 1 is a fault found, 2 is a wrong call.</summary>
/// <param name="Alone">It needs neither the site nor its database; neither is made ready.</param>
public sealed record Command(string Verb, string What, Func<IServiceProvider, string[], TextWriter, Task<int>> Run, bool Alone = false)
{
    private static readonly Command[] All =
    [
        new("migrate", "brings the database up to date", Migrate.Run),
        new("verify-audit", "walks the audit’s chain and names the first bad line", VerifyAudit.Run),
        new("link", "says which records of lists are of one young person: link A.csv B.csv … --out clusters.csv", Link.Run, Alone: true),
        new("invite-administrator", "prints a one-time link for the first administrator: invite-administrator EMAIL", InviteAdministrator.Run),
    ];

    /// <summary>For a command that runs alone.</summary>
    public static IServiceProvider NoServices { get; } = new Nothing();

    /// <summary>The command that the first argument names; null where there is none, so that the site starts.</summary>
    public static Command? Find(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || args[0].StartsWith('/') || args[0].Contains('=')) return null;
        return All.FirstOrDefault(command => command.Verb == args[0]) ?? new Command(args[0], "", Unknown);
    }

    private static Task<int> Unknown(IServiceProvider services, string[] args, TextWriter output)
    {
        output.WriteLine("There is no such command. These are:");
        foreach (var command in All) output.WriteLine($"  {command.Verb,-22} {command.What}");
        return Task.FromResult(2);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
