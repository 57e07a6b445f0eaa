using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("YoungFutures.Tests")]
[assembly: InternalsVisibleTo("YoungFutures.Benchmarks")]
[assembly: InternalsVisibleTo("YoungFutures.SqlServerTests")]
