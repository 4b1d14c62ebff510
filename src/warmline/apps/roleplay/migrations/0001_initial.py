import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Branch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('from_answer', models.PositiveIntegerField(null=True)),
                ('answers', models.PositiveIntegerField(default=0)),
                ('seconds', models.PositiveIntegerField(default=0)),
                ('sealed', models.BinaryField()),
                ('draft', models.BinaryField(null=True)),
                ('closed', models.CharField(blank=True, choices=[('active', 'going on'), ('paused', 'paused'), ('stopped', 'stopped'), ('ended', 'ended')], default='', max_length=10)),
                ('begun_at', models.DateTimeField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='roleplay.branch')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seed', models.PositiveBigIntegerField()),
                ('status', models.CharField(choices=[('active', 'going on'), ('paused', 'paused'), ('stopped', 'stopped'), ('ended', 'ended')], default='active', max_length=10)),
                ('start_key', models.UUIDField()),
                ('started_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('branch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='roleplay.branch')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.scenarioversion')),
            ],
            options={
                'ordering': ['-touched_at'],
                'indexes': [models.Index(fields=['owner', '-touched_at'], name='roleplay_owner_touched')],
                'constraints': [models.UniqueConstraint(fields=('owner', 'start_key'), name='roleplay_start_once')],
            },
        ),
        migrations.AddField(
            model_name='branch',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='branches', to='roleplay.session'),
        ),
        migrations.CreateModel(
            name='TurnRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('said_at', models.DateTimeField()),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='roleplay.branch')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('branch', 'number'), name='roleplay_turn_once'), models.UniqueConstraint(fields=('branch', 'key'), name='roleplay_key_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.UniqueConstraint(fields=('session', 'number'), name='roleplay_branch_once'),
        ),
    ]
