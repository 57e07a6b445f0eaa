using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("YoungFutures.Tests")]
