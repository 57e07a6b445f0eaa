using System.Collections.Concurrent;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace YoungFutures.SqlServerTests;

/// <summary>A suite of tests, run inside this process, so that what it does can be followed.</summary>
internal sealed class Suite
{
    private Suite() { }

    public int Passed { get; private set; }
    public IReadOnlyCollection<string> Failed { get; private set; } = [];

    public static async Task<Suite> Run(Assembly assembly, Func<ITestCase, bool> chosen)
    {
        using var framework = new XunitTestFramework(new NullMessageSink());
        var found = new Found();
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        discoverer.Find(includeSourceInformation: false, found, new Options());
        var cases = await found.Cases;

        var outcome = new Outcome();
        using var executor = framework.GetExecutor(assembly.GetName());
        executor.RunTests(cases.Where(chosen), outcome, new Options());
        await outcome.Finished;
        return new Suite { Passed = outcome.Passed, Failed = outcome.Failed };
    }

    private sealed class Found : LongLivedMarshalByRefObject, IMessageSink
    {
        private readonly TaskCompletionSource<IReadOnlyList<ITestCase>> complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<ITestCase> cases = [];

        public Task<IReadOnlyList<ITestCase>> Cases => complete.Task;

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage one) cases.Add(one.TestCase);
            if (message is IDiscoveryCompleteMessage) complete.SetResult(cases);
            return true;
        }
    }

    private sealed class Outcome : LongLivedMarshalByRefObject, IMessageSink
    {
        private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int passed;

        public Task Finished => finished.Task;
        public int Passed => passed;
        public ConcurrentQueue<string> Failed { get; } = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestPassed:
                    Interlocked.Increment(ref passed);
                    break;
                case ITestFailed failed:
                    Failed.Enqueue($"{failed.Test.DisplayName}: {string.Join("; ", failed.Messages)}");
                    break;
                // A fixture that could not be made or put away.
                case IFailureInformation fault:
                    Failed.Enqueue(string.Join("; ", fault.Messages));
                    break;
                case ITestAssemblyFinished:
                    finished.SetResult();
                    break;
            }

            return true;
        }
    }

    /// <summary>xunit's own choices.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> values = [];

        public TValue GetValue<TValue>(string name) => values.TryGetValue(name, out var value) ? (TValue)value! : default!;
        public void SetValue<TValue>(string name, TValue value) => values[name] = value;
    }
}
