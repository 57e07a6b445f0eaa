using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DraftWarnedAt",
                table: "Referrals",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AdoptedYears",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 25);

            migrationBuilder.AddColumn<int>(
                name: "DeclinedMonths",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<int>(
                name: "DisposalCoolingDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.AddColumn<int>(
                name: "NotAdoptedMonths",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<int>(
                name: "ItemsDisposedOf",
                table: "PanelMeetings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReducedAt",
                table: "Candidates",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RetentionHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SetById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LiftedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RetentionHolds_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RetentionReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    References = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ConfirmedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CarryOutOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StoppedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StoppedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    KeptById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    KeptUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    KeptBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RetentionReviews_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tombstones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    References = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DisposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Counts = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tombstones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tombstones_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_SubjectId_UserId",
                table: "Exclusions",
                columns: new[] { "SubjectId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_RetentionHolds_PanelId_LiftedAt_SetAt",
                table: "RetentionHolds",
                columns: new[] { "PanelId", "LiftedAt", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RetentionHolds_SubjectId",
                table: "RetentionHolds",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_RetentionReviews_PanelId_State_DueOn",
                table: "RetentionReviews",
                columns: new[] { "PanelId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RetentionReviews_SubjectId",
                table: "RetentionReviews",
                column: "SubjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tombstones_PanelId_DisposedAt",
                table: "Tombstones",
                columns: new[] { "PanelId", "DisposedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RetentionHolds");

            migrationBuilder.DropTable(
                name: "RetentionReviews");

            migrationBuilder.DropTable(
                name: "Tombstones");

            migrationBuilder.DropIndex(
                name: "IX_Exclusions_SubjectId_UserId",
                table: "Exclusions");

            migrationBuilder.DropColumn(
                name: "DraftWarnedAt",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "AdoptedYears",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "DeclinedMonths",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "DisposalCoolingDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "NotAdoptedMonths",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "ItemsDisposedOf",
                table: "PanelMeetings");

            migrationBuilder.DropColumn(
                name: "ReducedAt",
                table: "Candidates");
        }
    }
}
