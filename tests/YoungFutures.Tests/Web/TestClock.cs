using Microsoft.Extensions.Time.Testing;

namespace YoungFutures.Tests.Web;

/// <summary>
/// Shows the time a test gives it. What the site does now and then it goes on doing at the pace of the real day: a fortnight that passes in one step is no reason to do
/// a fortnight's work of every second.
/// </summary>
public sealed class TestClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
