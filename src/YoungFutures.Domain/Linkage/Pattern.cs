namespace YoungFutures.Domain.Linkage;

/// <summary>The levels of all fields of one comparison, four bits each but for the last, in one number.</summary>
internal static class Pattern
{
    // given 4, surname 4, born 3, address 4, sex 2, middle 3, nhs 3, upn 3, local 3: 29 bits.
    private static readonly int[] Shift = [0, 4, 8, 11, 15, 17, 20, 23, 26];
    private static readonly int[] Mask = [15, 15, 7, 15, 3, 7, 7, 7, 7];

    public static int Of(int given, int surname, int born, int address, int sex, int middle, int nhs, int upn, int local) =>
        given | surname << 4 | born << 8 | address << 11 | sex << 15 | middle << 17 | nhs << 20 | upn << 23 | local << 26;

    public static int Level(int pattern, int field) => (pattern >> Shift[field]) & Mask[field];
}
