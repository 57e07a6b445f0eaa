using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignalsAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LinkedIdentities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    YoungPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    JoinedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToEvaluateSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkedIdentities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_YoungPeople_YoungPersonId",
                        column: x => x.YoungPersonId,
                        principalTable: "YoungPeople",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Gateway = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Agreement = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AcceptedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalLists_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignalLists_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CommittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Faulty = table.Column<long>(type: "INTEGER", nullable: false),
                    Staged = table.Column<long>(type: "INTEGER", nullable: false),
                    SaidAgain = table.Column<long>(type: "INTEGER", nullable: false),
                    Corrected = table.Column<long>(type: "INTEGER", nullable: false),
                    Withdrawn = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalImports_SignalLists_ListId",
                        column: x => x.ListId,
                        principalTable: "SignalLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MiddleNames = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Town = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    School = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Upn = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    NhsNumber = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    PncId = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    LocalId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 6, scale: 2, nullable: true),
                    Programme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StatutoryThreshold = table.Column<bool>(type: "INTEGER", nullable: true),
                    ConcernCodes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StrengthCodes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    IdentityId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsNeeded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signals_LinkedIdentities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "LinkedIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signals_SignalImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "SignalImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalBlockKeys",
                columns: table => new
                {
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalBlockKeys", x => new { x.PanelId, x.Key, x.SignalId });
                    table.ForeignKey(
                        name: "FK_SignalBlockKeys_Signals_SignalId",
                        column: x => x.SignalId,
                        principalTable: "Signals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_PanelId_ToEvaluateSince",
                table: "LinkedIdentities",
                columns: new[] { "PanelId", "ToEvaluateSince" },
                filter: "[ToEvaluateSince] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_YoungPersonId",
                table: "LinkedIdentities",
                column: "YoungPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalBlockKeys_SignalId",
                table: "SignalBlockKeys",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_AgencyId_StartedAt",
                table: "SignalImports",
                columns: new[] { "AgencyId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_ListId",
                table: "SignalImports",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_PanelId_Status_StartedAt",
                table: "SignalImports",
                columns: new[] { "PanelId", "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_Status_StartedAt",
                table: "SignalImports",
                columns: new[] { "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalLists_AgencyId",
                table: "SignalLists",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalLists_PanelId_AgencyId_Name",
                table: "SignalLists",
                columns: new[] { "PanelId", "AgencyId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signals_IdentityId_OccurredOn",
                table: "Signals",
                columns: new[] { "IdentityId", "OccurredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ImportId_Row",
                table: "Signals",
                columns: new[] { "ImportId", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ListId_SourceKey",
                table: "Signals",
                columns: new[] { "ListId", "SourceKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_PanelId_IsNeeded_OccurredOn",
                table: "Signals",
                columns: new[] { "PanelId", "IsNeeded", "OccurredOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignalBlockKeys");

            migrationBuilder.DropTable(
                name: "Signals");

            migrationBuilder.DropTable(
                name: "LinkedIdentities");

            migrationBuilder.DropTable(
                name: "SignalImports");

            migrationBuilder.DropTable(
                name: "SignalLists");
        }
    }
}
