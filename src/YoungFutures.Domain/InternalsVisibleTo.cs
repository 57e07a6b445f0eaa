using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("YoungFutures.Tests")]
[assembly: InternalsVisibleTo("YoungFutures.Benchmarks")]
