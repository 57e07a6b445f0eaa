namespace YoungFutures.Domain.Linkage;

/// <summary>Levels of pairs of distinct values, kept while many records are compared. One for each thread. A later pair may take the place of an earlier one.</summary>
internal sealed class LevelCache
{
    private readonly Slots given = new(18);
    private readonly Slots surname = new(18);
    private readonly Slots place = new(17);
    private readonly Slots street = new(17);

    public ref byte Given(int one, int other, out bool found) => ref given.At(one, other, out found);

    public ref byte Surname(int one, int other, out bool found) => ref surname.At(one, other, out found);

    public ref byte Place(int one, int other, out bool found) => ref place.At(one, other, out found);

    public ref byte Street(int one, int other, out bool found) => ref street.At(one, other, out found);

    private sealed class Slots(int bits)
    {
        private readonly ulong[] keys = new ulong[1 << bits];
        private readonly byte[] values = new byte[1 << bits];

        public ref byte At(int one, int other, out bool found)
        {
            if (one > other) (one, other) = (other, one);
            var key = (ulong)(uint)one << 32 | (uint)other;
            var at = (int)(key * 0x9E3779B97F4A7C15UL >> (64 - bits));
            found = keys[at] == key;
            keys[at] = key;
            return ref values[at];
        }
    }
}
