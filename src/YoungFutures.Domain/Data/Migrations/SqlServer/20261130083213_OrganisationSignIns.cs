using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OrganisationSignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OrganisationSignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WhomHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ConnectedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationSignIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganisationSignIns_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationSignIns_UserId_Organisation",
                table: "OrganisationSignIns",
                columns: new[] { "UserId", "Organisation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationSignIns_WhomHash",
                table: "OrganisationSignIns",
                column: "WhomHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrganisationSignIns");
        }
    }
}
